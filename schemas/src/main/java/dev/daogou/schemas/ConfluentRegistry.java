package dev.daogou.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The two calls of Confluent's registry API that a serde needs. Confluent's own client is not on
 * Maven Central, and Apicurio's does not speak this API.
 *
 * <p>Written to the published API and tested against a stand-in; not run against a real registry.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">API
 *     reference</a>
 */
final class ConfluentRegistry {
  private static final String JSON = "application/vnd.schemaregistry.v1+json";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String root;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();

  ConfluentRegistry(URI root) {
    this.root = root.toString().replaceAll("/+$", "");
  }

  /**
   * Registers the schema, or finds it registered.
   *
   * @return its id
   * @throws SerializationException where the registry refuses it, as when it is incompatible
   */
  int register(String subject, Schema schema) {
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
    try {
      String body = json.writeValueAsString(Map.of("schema", schema.toString()));
      HttpRequest request =
          request(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)).build();
      return field(send(request), "id").intValue();
    } catch (JsonProcessingException e) {
      throw new SerializationException("cannot register the schema of " + subject, e);
    }
  }

  /**
   * The schema with that id.
   *
   * @throws SerializationException where there is none
   */
  Schema schema(int id) {
    JsonNode answer = send(request("/schemas/ids/" + id).GET().build());
    try {
      return new Schema.Parser().parse(field(answer, "schema").textValue());
    } catch (AvroRuntimeException e) {
      throw new SerializationException("schema " + id + " of the registry is not Avro", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path))
        .timeout(TIMEOUT)
        .header("Accept", JSON + ", application/json");
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      requireOk(request, response);
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new RegistryUnavailableException(
          "the schema registry does not answer " + request.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static void requireOk(HttpRequest request, HttpResponse<String> response) {
    int status = response.statusCode();
    String told = "the schema registry answers " + status + " to " + request.uri();
    if (status >= 500 || status == TOO_MANY_REQUESTS) {
      throw new RegistryUnavailableException(told);
    }
    if (status == NOT_FOUND) {
      throw new SerializationException(told + ": there is no such schema");
    }
    if (status != 200) {
      throw new SerializationException(told + ": " + response.body());
    }
  }

  private static JsonNode field(JsonNode answer, String name) {
    JsonNode field = answer.path(name);
    if (field.isMissingNode()) {
      throw new SerializationException("the schema registry's answer has no " + name);
    }
    return field;
  }
}
