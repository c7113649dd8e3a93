package dev.daogou.serving.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the answers of the short ways as the resources would. */
@Singleton
class RouteAnswers {
  private static final Logger LOG = Logger.getLogger(RouteAnswers.class);
  private static final CharSequence JSON =
      HttpHeaders.createOptimized("application/json;charset=UTF-8");
  private static final int HEAD_BYTES = 64;
  private static final int BYTES_AN_ENTRY = 96;

  private final ObjectMapper mapper;
  private final JsonFactory json;

  RouteAnswers(ObjectMapper mapper) {
    this.mapper = mapper;
    json = mapper.getFactory();
  }

  /** At least one entry was taken. */
  void taken(RoutingContext context, CollectAnswer answer) {
    HttpServerResponse response = context.response();
    if (isOpen(response)) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
      end(response, bytes(answer));
    }
  }

  /** Nothing was taken, or not all; or the service made a mistake. */
  void failed(RoutingContext context, RuntimeException why) {
    if (why instanceof ProblemException problem) {
      refused(context.response(), problem);
    } else {
      LOG.error("a request failed", why);
      refused(
          context.response(),
          ProblemException.of(ProblemKind.INTERNAL, "the request failed inside the service"));
    }
  }

  private void refused(HttpServerResponse response, ProblemException problem) {
    if (!isOpen(response)) {
      return;
    }
    var answer = problem.getResponse();
    response.setStatusCode(answer.getStatus());
    answer.getStringHeaders().forEach((name, values) -> response.putHeader(name, values));
    try {
      end(response, mapper.writeValueAsBytes((Problem) answer.getEntity()));
    } catch (IOException e) {
      throw new UncheckedIOException("a problem cannot be written as JSON", e);
    }
  }

  byte[] bytes(CollectAnswer answer) {
    int expected = HEAD_BYTES + BYTES_AN_ENTRY * answer.results().size();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(expected);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("accepted", answer.accepted());
      out.writeNumberField("rejected", answer.rejected());
      out.writeArrayFieldStart("results");
      for (Outcome outcome : answer.results()) {
        write(outcome, out);
      }
      out.writeEndArray();
      if (answer.detailsLeftOut() != null) {
        out.writeNumberField("detailsLeftOut", answer.detailsLeftOut());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Outcome outcome, JsonGenerator out) throws IOException {
    out.writeStartObject();
    write("id", outcome.id(), out);
    write("status", outcome.status().name(), out);
    write("receipt", outcome.receipt(), out);
    write("reason", outcome.reason(), out);
    write("detail", outcome.detail(), out);
    out.writeEndObject();
  }

  private static void write(String name, @Nullable String value, JsonGenerator out)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  private static boolean isOpen(HttpServerResponse response) {
    return !response.ended() && !response.closed();
  }

  private static void end(HttpServerResponse response, byte[] bytes) {
    // As the resources': small answers are not worth compressing.
    response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
    var unused = response.end(Buffer.buffer(bytes));
  }
}
