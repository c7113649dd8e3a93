package dev.daogou.serving.security;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells the resources on whose behalf they work, where that matters to what they write. */
@ApplicationScoped
public class CurrentCaller {
  private static final String CALLER = "daogou.caller";
  private static final String ADDRESS = "daogou.address";
  private static final String TENANT = "tenant";

  private final CurrentVertxRequest request;

  CurrentCaller(CurrentVertxRequest request) {
    this.request = request;
  }

  /** The only tenant that is open to the caller; empty where all are. */
  public Optional<String> tenant() {
    RoutingContext context = request.getCurrent();
    return context == null ? Optional.empty() : tenant(context);
  }

  /** The same of a request that is known. */
  public static Optional<String> tenant(RoutingContext context) {
    return of(context).flatMap(Caller::tenant);
  }

  /** Whose request it is. */
  public Sender sender() {
    RoutingContext context = request.getCurrent();
    return context == null ? Sender.of(Caller.NOBODY, "") : sender(context);
  }

  /** The same of a request that is known. */
  public static Sender sender(RoutingContext context) {
    String address = context.get(ADDRESS, "");
    return Sender.of(of(context).orElse(Caller.NOBODY), address);
  }

  static Optional<Caller> of(RoutingContext context) {
    return Optional.ofNullable(context.get(CALLER));
  }

  // A request that names no tenant is for that of its key.
  static void set(RoutingContext context, Caller caller, Asked asked) {
    context.put(CALLER, caller);
    context.put(ADDRESS, asked.address());
    if (asked.tenants().isEmpty()) {
      caller.tenant().ifPresent(own -> context.queryParams().add(TENANT, own));
    }
  }
}
