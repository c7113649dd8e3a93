package dev.daogou.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the serdes use of a schema registry: Confluent's API, and Apicurio's under its own path. */
final class RegistryStandIn implements AutoCloseable {
  static final String APICURIO = "/apis/registry/v3";

  private record Artifact(String name, String schema, JsonNode references) {}

  private record Answer(int status, String body) {}

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile int failWith;

  RegistryStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Schema with the id that a record's header names. */
  String schema(int id) {
    return artifacts.get(id - 1).schema();
  }

  /** Answers everything with this status from now on; 0 answers properly again. */
  void failWith(int status) {
    failWith = status;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer = failWith > 0 ? new Answer(failWith, "{}") : answer(path, body);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private Answer answer(String path, String body) throws IOException {
    String[] parts = path.split("/", -1);
    if (path.startsWith("/subjects/")) {
      return new Answer(200, json.writeValueAsString(Map.of("id", registerSubject(parts, body))));
    }
    if (path.startsWith("/schemas/ids/")) {
      int id = Integer.parseInt(parts[3]);
      return id < 1 || id > artifacts.size()
          ? new Answer(404, "{\"error_code\":40403}")
          : new Answer(200, json.writeValueAsString(Map.of("schema", schema(id))));
    }
    if (path.equals(APICURIO + "/groups/default/artifacts")) {
      return new Answer(200, registered(json.readTree(body)));
    }
    if (path.startsWith(APICURIO + "/ids/contentIds/")) {
      return content(Integer.parseInt(parts[6]), path);
    }
    if (path.startsWith(APICURIO + "/groups/default/artifacts/")) {
      return content(idOf(parts[7]), path);
    }
    return new Answer(404, "{}");
  }

  private int registerSubject(String[] parts, String body) throws IOException {
    String schema = json.readTree(body).get("schema").textValue();
    return findOrAdd(new Artifact(parts[2], schema, json.createArrayNode()));
  }

  private String registered(JsonNode request) throws IOException {
    String name = request.get("artifactId").textValue();
    JsonNode content = request.get("firstVersion").get("content");
    JsonNode references =
        content.has("references") ? content.get("references") : json.createArrayNode();
    int id = findOrAdd(new Artifact(name, content.get("content").textValue(), references));
    Map<String, Object> version =
        Map.of(
            "groupId",
            "default",
            "artifactId",
            name,
            "version",
            "1",
            "globalId",
            1000 + id,
            "contentId",
            id);
    return json.writeValueAsString(
        Map.of("artifact", Map.of("groupId", "default", "artifactId", name), "version", version));
  }

  private Answer content(int id, String path) {
    if (id < 1 || id > artifacts.size()) {
      return new Answer(404, "{\"title\":\"no such content\",\"status\":404}");
    }
    Artifact artifact = artifacts.get(id - 1);
    return path.endsWith("/references")
        ? new Answer(200, artifact.references().toString())
        : new Answer(200, artifact.schema());
  }

  private int findOrAdd(Artifact artifact) {
    if (!artifacts.contains(artifact)) {
      artifacts.add(artifact);
    }
    return artifacts.indexOf(artifact) + 1;
  }

  private int idOf(String name) {
    return artifacts.stream().map(Artifact::name).toList().indexOf(name) + 1;
  }
}
