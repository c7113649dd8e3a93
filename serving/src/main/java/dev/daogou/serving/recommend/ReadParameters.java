package dev.daogou.serving.recommend;

import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.schemas.Ids;
import dev.daogou.serving.filter.Boost;
import dev.daogou.serving.filter.Filters;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that every read of items takes. */
public class ReadParameters {
  private static final int MOST_IDS = 200;
  private static final String USUAL_LIMIT = "20";

  @Parameter(
      description = "Most items in the answer.",
      schema =
          @Schema(
              type = SchemaType.INTEGER,
              minimum = "1",
              maximum = "50",
              defaultValue = USUAL_LIMIT))
  @QueryParam("limit")
  @DefaultValue(USUAL_LIMIT)
  Limit limit;

  @Parameter(
      description =
          """
          Which items may be shown: an expression in a part of the Common Expression Language over \
          `id`, `title`, `brand`, `category` (list), `price`, `currency`, `availability`, \
          `variantOf` and `attributes` (texts by name), with `== != < <= > >= in has size contains \
          startsWith endsWith && || ! ?:`. At most 1000 characters.\
          """,
      example = "price < 300 && 'Rings' in category")
  @QueryParam("filter")
  @Nullable String filter;

  @Parameter(
      description =
          "Moves items up or down: an expression as in `filter`, a colon, and a factor from 0.01 to"
              + " 100 on an item's merit. May be given ten times.",
      example = "brand == 'Aurum':1.5")
  @QueryParam("boost")
  List<String> boost;

  @Parameter(
      description = "From 0, the order as it is, to 1, as unlike each other as can be.",
      example = "0.3")
  @QueryParam("diversity")
  @Nullable String diversity;

  @Parameter(description = "Ids of items that may not be shown; may be given often.")
  @QueryParam("exclude")
  List<String> exclude;

  @Parameter(
      description =
          "`nextPage` of the page before: what was on earlier pages is not shown again, even where"
              + " the list has changed meanwhile.")
  @QueryParam("page")
  @Nullable String page;

  @Parameter(
      description =
          "What to tell of each item, separated by commas: score, reason, because, title, price,"
              + " currency, categoryPath, brand, image, availability, attributes, variantOf.",
      example = "title,price,image")
  @QueryParam("fields")
  @Nullable String fields;

  @Parameter(description = "Whose shop.", example = "default")
  @QueryParam("tenant")
  @Nullable String tenant;

  /** The parameters of a request. */
  static ReadParameters of(Query query) {
    var parameters = new ReadParameters();
    parameters.limit = query.first("limit", Limit::fromString, USUAL_LIMIT);
    parameters.filter = query.first("filter").orElse(null);
    parameters.boost = query.all("boost");
    parameters.diversity = query.first("diversity").orElse(null);
    parameters.exclude = query.all("exclude");
    parameters.page = query.first("page").orElse(null);
    parameters.fields = query.first("fields").orElse(null);
    parameters.tenant = query.first("tenant").orElse(null);
    return parameters;
  }

  /**
   * The wishes.
   *
   * @throws ProblemException when a parameter is not valid
   */
  ReadRequest wishes(
      Placement placement,
      List<String> items,
      @Nullable String category,
      Window window,
      Filters filters) {
    double diverse = diversity();
    String words = words(items, category, window, diverse);
    return new ReadRequest(
        placement,
        limit.items(),
        filters.of("filter", filter),
        Boost.parse(boost, filters),
        diverse,
        Set.copyOf(ids("exclude", exclude)),
        ids("item", items),
        category,
        window,
        PageToken.parse(page, ReadRequest.request(placement, words)),
        Fields.parse(fields),
        words);
  }

  private String words(
      List<String> items, @Nullable String category, Window window, double diverse) {
    StringBuilder words = new StringBuilder();
    append(words, "filter", filter);
    boost.forEach(each -> append(words, "boost", each));
    append(words, "diversity", diverse == 0 ? null : Double.toString(diverse));
    exclude.stream().sorted().forEach(each -> append(words, "exclude", each));
    items.forEach(each -> append(words, "item", each));
    append(words, "category", category);
    append(words, "window", window == Window.DAY ? null : window.name());
    return words.toString();
  }

  private static void append(StringBuilder words, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      words.append(name).append('=').append(value).append('\n');
    }
  }

  private double diversity() {
    if (diversity == null || diversity.isBlank()) {
      return 0;
    }
    try {
      double value = Double.parseDouble(diversity);
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Same answer as for a number out of range.
    }
    throw ProblemException.of(ProblemKind.BAD_PARAMETER, "diversity must be a number from 0 to 1");
  }

  /** Checked ids. */
  static List<String> ids(String parameter, List<String> ids) {
    if (ids.size() > MOST_IDS || !ids.stream().allMatch(Ids::isValid)) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER,
          parameter
              + " must be at most "
              + MOST_IDS
              + " ids, each of 1 to 200 characters without control characters");
    }
    return List.copyOf(ids);
  }
}
