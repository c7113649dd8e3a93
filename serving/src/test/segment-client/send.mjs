// What a shop's server does with Segment's own library. Arguments: host, write key, user.
import { Analytics } from '@segment/analytics-node'

const [host, writeKey, user] = process.argv.slice(2)
const analytics = new Analytics({ host, writeKey, flushAt: 4, flushInterval: 200, maxRetries: 2 })
const delivered = []
const failed = []

function told(error, context) {
  if (error || context?.failedDelivery()) {
    failed.push(String(error ?? context.failedDelivery().reason))
  } else {
    delivered.push(context.event.messageId)
  }
}

const product = { product_id: 'ring-42', name: 'Gold ring', price: 249, quantity: 1, currency: 'EUR' }
analytics.identify({ userId: user, anonymousId: `${user}-browser`, traits: { plan: 'gold' } }, told)
analytics.page({ userId: user, name: 'Home' }, told)
analytics.track({ userId: user, event: 'Product Viewed', properties: product }, told)
analytics.track({ userId: user, event: 'Products Searched', properties: { query: 'gold ring' } }, told)
analytics.track({ userId: user, event: 'Product Added', properties: product, messageId: `${user}-add` }, told)
analytics.track({ userId: user, event: 'Product Added', properties: product, messageId: `${user}-add` }, told)
analytics.track({ userId: user, event: 'Product Viewed', properties: { name: 'without an id' } }, told)
analytics.track({ userId: user, event: 'Our Own Name', properties: {} }, told)
analytics.alias({ userId: user, previousId: `${user}-phone` }, told)
analytics.track(
  {
    userId: user,
    event: 'Order Completed',
    properties: { order_id: `${user}-o1`, currency: 'EUR', products: [product, { product_id: 'chain-7' }] },
  },
  told,
)

await analytics.closeAndFlush({ timeout: 30000 })
console.log(JSON.stringify({ delivered: delivered.length, failed }))
