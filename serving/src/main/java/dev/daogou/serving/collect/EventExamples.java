package dev.daogou.serving.collect;

/** Bodies that the API documentation shows. */
final class EventExamples {
  static final String ITEM_VIEW =
      """
      {"id": "e-1", "type": "item-view", "shopper": "anna", "item": "ring-42",
       "session": "s-7", "context": {"channel": "web", "locale": "en-GB"}}""";

  static final String SEARCH =
      """
      {"id": "e-2", "type": "search", "shopper": "anna", "query": "gold ring"}""";

  static final String CART_ADD =
      """
      {"id": "e-3", "type": "cart-add", "shopper": "anna", "item": "ring-42", "quantity": 1,
       "price": 249.0, "recommendationId": "r-91"}""";

  static final String ORDER_PLACED =
      """
      {"id": "e-4", "type": "order-placed", "shopper": "anna", "order": "o-5", "currency": "EUR",
       "lines": [{"item": "ring-42", "quantity": 1, "price": 249.0}]}""";

  static final String ORDER_REVERSED =
      """
      {"id": "e-5", "type": "order-reversed", "shopper": "anna", "order": "o-5",
       "reason": "cancelled"}""";

  static final String BATCH =
      """
      {"events": [
        {"id": "e-6", "type": "list-view", "shopper": "anna", "placement": "home",
         "items": ["ring-42", "ring-7"]},
        {"id": "e-7", "type": "list-click", "shopper": "anna", "item": "ring-7", "position": 1,
         "time": "2026-03-01T09:30:00Z"}]}""";

  private EventExamples() {}
}
