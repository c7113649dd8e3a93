package dev.daogou.serving.collect;

/** Bodies of the Measurement Protocol that the API documentation shows. */
final class Ga4Examples {
  static final String ADD_TO_CART =
      """
      {"client_id": "123.456", "user_id": "anna", "timestamp_micros": 1772357400000000,
       "consent": {"ad_personalization": "GRANTED"},
       "events": [{"name": "add_to_cart", "params": {
         "currency": "EUR", "value": 249.0, "session_id": "1772357400",
         "items": [{"item_id": "ring-42", "price": 249.0, "quantity": 1}]}}]}""";

  private Ga4Examples() {}
}
