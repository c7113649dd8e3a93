package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The two calls of Confluent's registry API that serdes need. */
final class RegistryStandIn implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> schemas = new ArrayList<>();
  private final HttpServer server;

  RegistryStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/subjects/", exchange -> answer(exchange, register(exchange)));
    server.createContext("/schemas/ids/", exchange -> answer(exchange, schema(exchange)));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private synchronized Map<String, Object> register(HttpExchange exchange) throws IOException {
    String schema = json.readTree(exchange.getRequestBody()).get("schema").textValue();
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return Map.of("id", schemas.indexOf(schema) + 1);
  }

  private synchronized Map<String, Object> schema(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    return Map.of("schema", schemas.get(id - 1));
  }

  private void answer(HttpExchange exchange, Map<String, Object> body) throws IOException {
    byte[] bytes = json.writeValueAsString(body).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
