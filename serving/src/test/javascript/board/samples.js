/** Points and figures for tests. */

export const NOW = Date.UTC(2026, 0, 5, 12, 0, 0);

const NONE = {
  events: {},
  shoppers: 0,
  views: 0,
  carts: 0,
  orders: 0,
  reversals: 0,
  revenue: 0,
  searches: 0,
  zeroResults: 0,
  impressions: 0,
  clicks: 0,
  attributedOrders: 0,
  attributedRevenue: 0,
  lists: 0,
  blended: 0,
  freshnessP50: 0,
  freshnessP99: 0,
  deadLetters: 0,
};

export const point = (at, values = {}) => ({ at, ...NONE, ...values });

export const figures = (values = {}) => ({
  tenant: "default",
  range: "5m",
  step: 1,
  now: NOW,
  sequence: 1,
  dataAt: NOW,
  points: [],
  previous: [],
  totals: {},
  ...values,
});
