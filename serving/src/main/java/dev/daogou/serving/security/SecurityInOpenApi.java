package dev.daogou.serving.security;

import dev.daogou.serving.ops.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Says in the description of the API who may use what, from the table of {@link Endpoints}: the
 * ways to show a key, the role that it needs, and the answers to those who may not.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SecurityInOpenApi implements OASFilter {
  private static final String KEY = "key";
  private static final String KEY_AS_USER = "keyAsUserName";
  private static final String KEY_IN_QUERY = "apiSecret";
  private static final String SHOPPER = "shopperToken";

  // Sorted, so that the description is the same in every build.
  private static final Map<String, String> REFUSALS =
      new TreeMap<>(
          Map.of(
              "401", "No key that is known was shown, or the shopper's token is not genuine.",
              "403", "The key may not do this.",
              "429", "Too much at once: ask again after the seconds in `Retry-After`."));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components =
        Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
    components.addSecurityScheme(KEY, http("bearer", "A key, or a provider's access token."));
    components.addSecurityScheme(
        KEY_AS_USER, http("basic", "The key as user name, without a password."));
    components.addSecurityScheme(
        KEY_IN_QUERY, parameter("api_secret", SecurityScheme.In.QUERY, "The key."));
    components.addSecurityScheme(
        SHOPPER,
        parameter(
            Credentials.SHOPPER_TOKEN,
            SecurityScheme.In.HEADER,
            "A JWT of the shop's own server that says who the shopper is; browser keys need it."));
    api.setComponents(components);
    api.getPaths().getPathItems().forEach(SecurityInOpenApi::describe);
  }

  private static void describe(String path, PathItem item) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              if (Endpoints.match(method.name(), Endpoint.parts(path))
                  instanceof Endpoints.Match.Found(Endpoint endpoint)) {
                describe(operation, endpoint);
              }
            });
  }

  private static void describe(Operation operation, Endpoint endpoint) {
    if (endpoint.isOpen()) {
      return;
    }
    String said = Optional.ofNullable(operation.getDescription()).orElse("").strip();
    operation.setDescription((said + "\n\n" + needs(endpoint)).strip());
    operation.setSecurity(ways(endpoint));
    REFUSALS.forEach(
        (status, why) -> {
          if (!operation.getResponses().hasAPIResponse(status)) {
            operation.getResponses().addAPIResponse(status, refusal(why));
          }
        });
  }

  private static String needs(Endpoint endpoint) {
    String who =
        endpoint.isOfShopper()
            ? "; a browser key with that shopper's token"
            : endpoint.inBrowser() ? "; browser keys too" : "; server keys only";
    return "Role: " + endpoint.rolesInWords() + who + ".";
  }

  private static List<SecurityRequirement> ways(Endpoint endpoint) {
    List<SecurityRequirement> ways = new ArrayList<>();
    ways.add(requirement(KEY));
    ways.add(requirement(KEY_AS_USER));
    if (endpoint.template().contains("/mp/")) {
      ways.add(requirement(KEY_IN_QUERY));
    }
    if (endpoint.isOfShopper()) {
      ways.add(requirement(KEY, SHOPPER));
    }
    return ways;
  }

  private static SecurityRequirement requirement(String... schemes) {
    SecurityRequirement requirement = OASFactory.createSecurityRequirement();
    for (String scheme : schemes) {
      requirement.addScheme(scheme);
    }
    return requirement;
  }

  private static APIResponse refusal(String why) {
    return OASFactory.createAPIResponse()
        .description(why)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
  }

  private static SecurityScheme http(String scheme, String description) {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme(scheme)
        .description(description);
  }

  private static SecurityScheme parameter(
      String name, SecurityScheme.In where, String description) {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(where)
        .name(name)
        .description(description);
  }
}
