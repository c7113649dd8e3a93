/**
 * What the service sends, and what the page passes round. Types only; docs/board.md says what each figure means.
 *
 * @typedef {"5m" | "1h" | "24h" | "7d"} Range
 *
 * @typedef {object} Point figures of one step
 * @property {number} at
 * @property {Record<string, number>} events
 * @property {number} shoppers
 * @property {number} views
 * @property {number} carts
 * @property {number} orders
 * @property {number} reversals
 * @property {number} revenue
 * @property {number} searches
 * @property {number} zeroResults
 * @property {number} impressions
 * @property {number} clicks
 * @property {number} attributedOrders
 * @property {number} attributedRevenue
 * @property {number} lists
 * @property {number} blended
 * @property {number} freshnessP50
 * @property {number} freshnessP99
 * @property {number} deadLetters
 *
 * @typedef {{placement: string, model: string | null, scoring: string, impressions: number, clicks: number,
 *   carts: number, orders: number, revenue: number, clickThrough: number}} Recommended
 * @typedef {{query: string, count: number}} Searched
 * @typedef {{item?: string, title?: string | null, category: string, now: number, usual: number, lift: number}} Trend
 *
 * @typedef {object} Totals figures of a whole period
 * @property {Record<string, number>} events
 * @property {number} eventCount
 * @property {number} shoppers
 * @property {number} activeNow
 * @property {{viewed: number, carted: number, ordered: number}} funnel
 * @property {number} views
 * @property {number} carts
 * @property {number} orders
 * @property {number} reversals
 * @property {number} units
 * @property {number} revenue
 * @property {number} averageOrder
 * @property {number} conversion
 * @property {number} searches
 * @property {number} zeroResults
 * @property {Searched[]} topSearches
 * @property {Searched[]} topZeroResults
 * @property {Recommended[]} recommendations
 * @property {number} lists
 * @property {number} blended
 * @property {{count: number, p50: number, p99: number}} freshness
 * @property {Record<string, number>} deadLetters
 * @property {Record<string, number>} readLevels
 * @property {Trend[]} trendingItems
 * @property {Trend[]} trendingCategories
 *
 * @typedef {object} Figures
 * @property {string} tenant
 * @property {Range} range
 * @property {number} step seconds
 * @property {number} now the server's clock
 * @property {number} sequence
 * @property {number | null} dataAt arrival of the newest change
 * @property {string | null} category
 * @property {string | null} placement
 * @property {string[]} categories
 * @property {string[]} placements
 * @property {string | null} currency null where none is told
 * @property {boolean} otherCurrencies
 * @property {Point[]} points
 * @property {Point[]} previous
 * @property {{current: Totals, previous: Totals}} totals
 * @property {{count: number, p50: number, p99: number}} freshnessNow of the lists of the last seconds
 * @property {{partition: number, seconds: number}[]} still partitions of the events of which nothing is worked off
 * @property {{provider: string | null, ranker: string | null, encoder: string | null, sequence: string | null}} model
 *
 * @typedef {object} View what the page is asked to show; all of it stands in the address
 * @property {Range} range
 * @property {string} category empty for all
 * @property {string} placement empty for all
 * @property {string} tenant empty for the caller's own
 * @property {boolean} compare
 * @property {boolean} paused
 * @property {boolean} wall
 * @property {"system" | "light" | "dark"} theme
 * @property {"en" | "zh"} lang
 * @property {string[]} hidden event types that are left out of the chart
 * @property {string[]} tables charts that are shown as tables
 *
 * @typedef {object} Context what every panel gets
 * @property {View} view
 * @property {import("./words.js").Words} words
 * @property {import("./format.js").Formats} format
 * @property {(change: Partial<View>) => void} change asks for another view
 *
 * @typedef {{element: HTMLElement, update(figures: Figures): void, dispose?(): void}} Panel
 */
export {};
