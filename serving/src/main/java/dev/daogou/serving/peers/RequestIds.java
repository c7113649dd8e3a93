package dev.daogou.serving.peers;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Every request has an id: the caller's, or one of our own. It is in the answer, in the log and in
 * what other instances are asked on its behalf.
 */
class RequestIds {
  /** Name in the log's context. */
  static final String KEY = "requestId";

  private static final Pattern FORM = Pattern.compile("[\\w.:-]{1,100}");

  @ServerRequestFilter(preMatching = true)
  void take(ContainerRequestContext request) {
    String given = request.getHeaderString(PeerProtocol.REQUEST_ID);
    String id =
        given != null && FORM.matcher(given).matches() ? given : UUID.randomUUID().toString();
    request.setProperty(KEY, id);
    MDC.put(KEY, id);
  }

  @ServerResponseFilter
  void give(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(KEY) instanceof String id) {
      response.getHeaders().putSingle(PeerProtocol.REQUEST_ID, id);
    }
  }
}
