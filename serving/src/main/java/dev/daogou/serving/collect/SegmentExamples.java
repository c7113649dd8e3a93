package dev.daogou.serving.collect;

/** Bodies of Segment's API that the API documentation shows. */
final class SegmentExamples {
  static final String TRACK =
      """
      {"messageId": "m-1", "anonymousId": "browser-1", "event": "Product Viewed",
       "properties": {"product_id": "ring-42", "price": 249.0, "currency": "EUR"},
       "context": {"locale": "en-GB", "page": {"url": "https://shop.example/ring-42"}}}""";

  static final String IDENTIFY =
      """
      {"messageId": "m-2", "anonymousId": "browser-1", "userId": "anna"}""";

  static final String ALIAS =
      """
      {"messageId": "m-3", "previousId": "browser-1", "userId": "anna"}""";

  static final String PAGE =
      """
      {"messageId": "m-4", "userId": "anna", "name": "Home"}""";

  static final String GROUP =
      """
      {"messageId": "m-5", "userId": "anna", "groupId": "friends-of-gold"}""";

  static final String BATCH =
      """
      {"sentAt": "2026-03-01T09:30:01Z", "batch": [
        {"type": "track", "messageId": "m-6", "userId": "anna", "event": "Product Added",
         "timestamp": "2026-03-01T09:30:00Z",
         "properties": {"product_id": "ring-42", "quantity": 1, "price": 249.0}},
        {"type": "track", "messageId": "m-7", "userId": "anna", "event": "Order Completed",
         "timestamp": "2026-03-01T09:30:01Z",
         "properties": {"order_id": "o-5", "currency": "EUR",
                        "products": [{"product_id": "ring-42", "quantity": 1, "price": 249.0}]}}]}""";

  private SegmentExamples() {}
}
