package dev.daogou.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Program of the process that is the floor of a read: one bare route of Vert.x, which always
 * answers the same bytes, without any filter. Ends with whoever started it.
 */
final class ConstantServer {
  static final String READY = "READY ";
  static final String PATH = "/constant";

  private ConstantServer() {}

  /** Runs until standard input ends; the only argument is the file whose bytes are answered. */
  public static void main(String[] arguments) throws IOException {
    Buffer bytes = Buffer.buffer(Files.readAllBytes(Path.of(arguments[0])));
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router
        .get(PATH)
        .handler(
            request -> request.response().putHeader("Content-Type", "application/json").end(bytes));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    System.out.println(READY + server.actualPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
