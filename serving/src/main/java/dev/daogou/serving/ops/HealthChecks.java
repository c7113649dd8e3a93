package dev.daogou.serving.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Live, ready and started, from the condition of the applications in this process. */
@ApplicationScoped
class HealthChecks {
  private final Applications applications;

  HealthChecks(Applications applications) {
    this.applications = applications;
  }

  /** Down only when a restart helps. */
  @Produces
  @Liveness
  HealthCheck alive() {
    return () -> check("applications alive", StreamsApplication.Condition::alive, true);
  }

  /** Up when every store is restored and can be asked, and the topology runs. */
  @Produces
  @Readiness
  HealthCheck ready() {
    return () ->
        check("applications ready", StreamsApplication.Condition::ready, applications.areStarted());
  }

  /** Up when Kafka has answered, the topics exist and the applications have been started. */
  @Produces
  @Startup
  HealthCheck started() {
    return () -> HealthCheckResponse.named("started").status(applications.areStarted()).build();
  }

  private HealthCheckResponse check(
      String name, Predicate<StreamsApplication.Condition> well, boolean start) {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named(name);
    boolean up = start;
    for (StreamsApplication each : applications.all()) {
      StreamsApplication.Condition condition = each.condition();
      String role = each.role().name().toLowerCase(Locale.ROOT);
      answer.withData(role, condition.state());
      condition.waitsFor().ifPresent(what -> answer.withData(role + "-waits-for", what));
      up &= well.test(condition);
    }
    return answer.status(up).build();
  }
}
