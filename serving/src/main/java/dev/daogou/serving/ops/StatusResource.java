package dev.daogou.serving.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells what this process is and runs. */
@Path("/v1/status")
@Tag(name = "Operate", description = "What this process is and how it is doing.")
public class StatusResource {
  private final ServiceConfig config;
  private final Applications applications;
  private final String version;

  StatusResource(
      ServiceConfig config,
      Applications applications,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.config = config;
    this.applications = applications;
    this.version = version;
  }

  /** The status of this process. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "status", summary = "Version, roles, models and states of this process")
  public Status status() {
    StreamsApplication.ModelsInUse models = models();
    return new Status(
        version,
        config.roles().stream().map(StatusResource::label).sorted().toList(),
        models.provider(),
        models.providerReason(),
        models.encoder(),
        models.ranker(),
        models.sequence(),
        config.topics().prefix(),
        config.topics().partitions(),
        states(),
        shares());
  }

  private StreamsApplication.ModelsInUse models() {
    return applications.all().stream()
        .flatMap(each -> each.models().stream())
        .findFirst()
        .orElse(StreamsApplication.ModelsInUse.NONE);
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    applications.all().forEach(each -> states.put(label(each.role()), each.condition().state()));
    return states;
  }

  private Map<String, Share> shares() {
    Map<String, Share> shares = new TreeMap<>();
    applications.all().forEach(each -> shares.put(label(each.role()), each.share()));
    return shares;
  }

  private static String label(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What this process is and runs.
   *
   * @param provider where the models run; absent in a process that runs none, as what follows
   * @param states of the applications, by role
   * @param shares of the partitions that this instance has, by role
   */
  @Schema(description = "What this process is and how it is doing.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Status(
      @Schema(examples = "0.1.0") String version,
      @Schema(examples = "[\"personalize\",\"serve\"]") List<String> roles,
      @Schema(examples = {"CPU", "CUDA:0"}) @Nullable String provider,
      @Schema(examples = "no CUDA device was found") @Nullable String providerReason,
      @Schema(description = "Name and version of the text encoder.") @Nullable String encoder,
      @Schema(description = "Name and version of the ranker.") @Nullable String ranker,
      @Schema(description = "Name and version of the sequence model.") @Nullable String sequence,
      @Schema(examples = "daogou.") String topicsPrefix,
      @Schema(examples = "4") int partitions,
      @Schema(examples = "{\"serve\":\"RUNNING\"}") Map<String, String> states,
      @Schema(
              description = "What this instance has of the partitions, by role.",
              examples =
                  """
                  {"serve":{"active":[0,2],"standby":[1,3]}}\
                  """)
          Map<String, Share> shares) {}
}
