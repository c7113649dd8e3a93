package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A request that the program understands, one for each of its doors, to be made malformed.
 *
 * @param target path and query
 * @param body empty for a GET
 */
record GoodRequest(String method, String target, String body) {
  private static final String EVENT =
      """
      {"id":"e-1","type":"item-view","shopper":"eve","item":"i1","time":"2026-03-01T09:00:00Z",
       "context":{"channel":"web","locale":"en-GB"}}""";
  private static final String ORDER =
      """
      [{"id":"e-4","type":"order-placed","shopper":"eve","order":"o-5","currency":"EUR",
        "lines":[{"item":"i1","quantity":1,"price":249.0}]},
       {"id":"e-5","type":"list-view","shopper":"eve","placement":"home","items":["i1","i2"]}]""";
  private static final String ITEMS =
      """
      [{"item":"i1","title":"Thing","categoryPath":["Things"],"price":5,"currency":"EUR",
        "expiresAt":"2027-01-01T00:00:00Z","attributes":{"colour":"red"}}]""";
  private static final String SEGMENT =
      """
      {"writeKey":"w","sentAt":"2026-03-01T09:00:00Z","batch":[{"type":"track","messageId":"m-1",
       "userId":"eve","event":"Order Completed","properties":{"order_id":"o-1","currency":"EUR",
       "products":[{"product_id":"i1","price":"12.50","quantity":2}]}}]}""";
  private static final String GA4 =
      """
      {"client_id":"123.456","user_id":"eve","timestamp_micros":1772355600000000,"events":[
       {"name":"add_to_cart","params":{"currency":"EUR","value":249,"items":[
        {"item_id":"i1","price":249}]}}]}""";
  private static final String RANK =
      """
      {"items":["i1","i2","i3"]}""";

  private static final List<GoodRequest> ALL =
      List.of(
          new GoodRequest("POST", "/v1/events", EVENT),
          new GoodRequest("POST", "/v1/events", ORDER),
          new GoodRequest("POST", "/v1/catalogue", ITEMS),
          new GoodRequest("POST", "/v1/batch", SEGMENT),
          new GoodRequest("POST", "/v1/track", SEGMENT),
          new GoodRequest("POST", "/mp/collect?measurement_id=G-1&api_secret=x", GA4),
          new GoodRequest("POST", "/v1/users/eve/rank", RANK),
          new GoodRequest("GET", "/v1/users/eve/recommendations?limit=5&placement=home", ""),
          new GoodRequest("GET", "/v1/users/eve/recommendations?filter=price<5", ""),
          new GoodRequest("GET", "/v1/users/eve/profile", ""),
          new GoodRequest("GET", "/v1/items/i1", ""),
          new GoodRequest("GET", "/v1/board?range=1h", ""),
          new GoodRequest("GET", "/v1/board/export?range=24h", ""),
          new GoodRequest("GET", "/v1/status", ""));

  static GoodRequest some(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** The same with another body. */
  byte[] withBody(byte[] other, Optional<String> key, boolean last) {
    String head =
        method
            + ' '
            + target
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + key.map(known -> "Authorization: Bearer " + known + "\r\n").orElse("")
            + "Origin: "
            + Keys.ORIGIN
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + other.length
            + "\r\n"
            + (last ? "Connection: close\r\n" : "")
            + "\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(UTF_8));
    bytes.writeBytes(other);
    return bytes.toByteArray();
  }

  byte[] bytes(Optional<String> key) {
    return withBody(body.getBytes(UTF_8), key, true);
  }
}
