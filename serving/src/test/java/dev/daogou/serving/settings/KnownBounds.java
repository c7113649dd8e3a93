package dev.daogou.serving.settings;

import static dev.daogou.serving.settings.KnownBound.bytes;
import static dev.daogou.serving.settings.KnownBound.constant;
import static dev.daogou.serving.settings.KnownBound.fixed;
import static dev.daogou.serving.settings.KnownBound.told;

import dev.daogou.app.StageMetrics;
import dev.daogou.intake.RejectionReason;
import dev.daogou.schemas.Resolution;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.trends.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Every bound of the program, by what it bounds. */
final class KnownBounds {
  private static final String CUT = "cut";
  private static final String OLDEST = "the oldest make room";

  private final Map<String, String> usual;

  /**
   * @param usual values of all settings, by name
   */
  KnownBounds(Map<String, String> usual) {
    this.usual = Map.copyOf(usual);
  }

  /** Tables by heading, in order. */
  Map<String, List<KnownBound>> all() {
    Map<String, List<KnownBound>> tables = new LinkedHashMap<>();
    tables.put("One event or item", ofOne());
    tables.put("One request", ofARequest());
    tables.put("All requests, and those of one client", ofRequests());
    tables.put("On the way to Kafka", onTheWay());
    tables.put("Kept of a shopper", ofAShopper());
    tables.put("Kept of an item", ofAnItem());
    tables.put("In the memory of an instance", inMemory());
    tables.put("Figures of the board", ofFigures());
    return tables;
  }

  private List<KnownBound> ofOne() {
    String id = refused(RejectionReason.BAD_ID);
    String list = refused(RejectionReason.BAD_LIST);
    String large = refused(RejectionReason.TOO_LARGE);
    String number = refused(RejectionReason.BAD_NUMBER);
    return List.of(
        fixed("an id", "schemas.Ids.LONGEST", "characters", id),
        fixed(
            "a short text: list, placement, currency, reason, channel, device, locale, a category",
            "schemas.Bounds.LONGEST_WORD",
            "characters",
            large),
        fixed(
            "`url`, `referrer`, `brand`, the name of an attribute, a translated title",
            "schemas.Bounds.LONGEST_ADDRESS",
            "characters",
            large),
        fixed(
            "`image`, `audio`, the value of an attribute, a description",
            "schemas.Bounds.LONGEST_TEXT",
            "characters",
            large),
        fixed("a title", "catalogue.CatalogueRules.LONGEST_TITLE", "characters", id),
        fixed("words of a search", "intake.EventRules.LONGEST_QUERY", "characters", id),
        fixed("words to the guide", "intake.EventRules.LONGEST_TURN", "characters", id),
        fixed("items of a `list-view`", "intake.EventRules.MOST_LIST_ITEMS", "", list),
        fixed(
            "lines of an order, items of a reversal, categories and translations of an item",
            "schemas.Bounds.MOST_LINES",
            "",
            list),
        fixed("attributes of an item", "catalogue.CatalogueRules.MOST_ATTRIBUTES", "", list),
        fixed(
            "events of one message of another vocabulary",
            "serving.collect.Translations.MOST_EVENTS",
            "",
            list),
        fixed("pieces of a line", "schemas.Bounds.MOST_PIECES", "", number),
        fixed("a price, and the sum of an order", "schemas.Bounds.LARGEST_AMOUNT", "", number),
        told(
            "a time",
            constant("intake.EventRules.EARLIEST") + " to " + constant("schemas.Bounds.LATEST"),
            refused(RejectionReason.BAD_TIME)),
        fixed(
            "names, values and brackets of its JSON",
            "serving.collect.EntryParser.MOST_TOKENS",
            "",
            answered(ProblemKind.UNREADABLE_BODY)),
        set("a message of Segment", "daogou.collect.segment-message-limit", "refused, `too-large`"),
        told("its record", bytes("schemas.Topics.LARGEST_RECORD"), "refused, `too-large`"));
  }

  private List<KnownBound> ofARequest() {
    String parameter = answered(ProblemKind.BAD_PARAMETER);
    String unreadable = answered(ProblemKind.UNREADABLE_BODY);
    return List.of(
        set("its line", "quarkus.http.limits.max-initial-line-length", "414"),
        set("its head", "quarkus.http.limits.max-header-size", "431"),
        set(
            "its body, unpacked",
            "daogou.collect.body-limit",
            answered(ProblemKind.BODY_TOO_LARGE)),
        set(
            "a body of Segment",
            "daogou.collect.segment-batch-limit",
            answered(ProblemKind.SIZE_EXCEEDED)),
        set(
            "events or items of it",
            "daogou.collect.batch-limit",
            answered(ProblemKind.BATCH_TOO_LARGE)),
        fixed(
            "refused entries of which the answer says what is wrong",
            "serving.collect.CollectAnswer.MOST_DETAILS",
            "",
            "counted in `detailsLeftOut`"),
        set("names, values and brackets of its JSON", "daogou.security.json-tokens", unreadable),
        set("depth of its JSON", "daogou.security.json-depth", unreadable),
        set("characters of a number", "daogou.security.json-number-length", unreadable),
        fixed(
            "a name in its JSON",
            "serving.security.JsonLimits.LONGEST_NAME",
            "characters",
            unreadable),
        set("time of its body", "daogou.security.body-deadline", "the connection ends"),
        set(
            "bytes a second of its body, at least",
            "daogou.security.body-rate",
            "the connection ends"),
        fixed("items of a list that is read", "serving.recommend.Limit.MOST", "", parameter),
        fixed(
            "items on all pages of a list",
            "serving.recommend.PageToken.MOST",
            "",
            "the last page"),
        fixed("ids in one parameter", "serving.recommend.ReadParameters.MOST_IDS", "", parameter),
        fixed("items of `recent`", "serving.recommend.Visit.MOST", "", CUT),
        fixed(
            "a wait for a receipt (ms)", "serving.recommend.WaitLimit.MOST_MILLIS", "", parameter),
        fixed("a filter", "serving.filter.FilterLanguage.LONGEST", "characters", parameter),
        fixed("depth of a filter", "serving.filter.FilterLanguage.DEEPEST", "", parameter),
        fixed("boosts", "serving.filter.Boost.MOST", "", parameter),
        fixed(
            "items of one page of the catalogue",
            "serving.recommend.CatalogueListing.MOST",
            "",
            parameter),
        fixed("items of a map", "serving.recommend.ShopperMapResource.MOST", "", parameter));
  }

  private List<KnownBound> ofRequests() {
    String limited = answered(ProblemKind.RATE_LIMITED) + ", " + meter(ServiceMetrics.REFUSED);
    String busy = answered(ProblemKind.BUSY) + ", " + meter(ServiceMetrics.PUSHED_BACK);
    return List.of(
        set("connections", "quarkus.http.limits.max-connections", "the connection ends"),
        set(
            "streams of a connection of HTTP/2",
            "quarkus.http.limits.max-concurrent-streams",
            "refused by the protocol"),
        set("requests a second of a server key or token", "daogou.security.rate.server", limited),
        set("of a browser key", "daogou.security.rate.browser", limited),
        set("of an address with a browser key", "daogou.security.rate.browser-address", limited),
        set("wrong keys a minute of an address", "daogou.security.rate.guesses", limited),
        set(
            "requests of a server key or token that are open at once, streams and waits among them",
            "daogou.security.open-requests.server",
            limited),
        set(
            "of an address with a browser key",
            "daogou.security.open-requests.browser-address",
            limited),
        set("bytes of bodies that are worked on", "daogou.collect.bodies-in-flight", busy),
        fixed(
            "of these, the share of one client, as one part of",
            "serving.collect.Bodies.CLIENTS",
            "(or one largest body)",
            busy),
        set(
            "bytes of bodies before anybody knows whose they are",
            "daogou.collect.unknown-bodies-in-flight",
            busy),
        fixed(
            "different questions of boards",
            "serving.board.Boards.MOST_QUESTIONS",
            "",
            answered(ProblemKind.TOO_MANY_QUESTIONS)),
        set(
            "tenants, beside those of keys and shopper secrets",
            "daogou.tenants",
            refused(RejectionReason.UNKNOWN_TENANT)
                + "; of reads "
                + answered(ProblemKind.UNKNOWN_TENANT)));
  }

  private List<KnownBound> onTheWay() {
    return List.of(
        set(
            "records that wait for Kafka",
            "daogou.collect.in-flight",
            answered(ProblemKind.BUSY) + ", " + meter(ServiceMetrics.PUSHED_BACK)),
        set(
            "wait for Kafka",
            "daogou.collect.ack-timeout",
            answered(ProblemKind.KAFKA_UNAVAILABLE) + ", " + meter(ServiceMetrics.PUSHED_BACK)),
        told(
            "buffer of each producer",
            (long) usualOfProducer(ProducerConfig.BUFFER_MEMORY_CONFIG) / (1 << 20) + "M",
            "the request waits for `daogou.collect.room-timeout`, then "
                + answered(ProblemKind.KAFKA_UNAVAILABLE)),
        set(
            "longest wait for room in it",
            "daogou.collect.room-timeout",
            answered(ProblemKind.KAFKA_UNAVAILABLE)),
        told(
            "a record on topics inside of the topology",
            bytes("schemas.Topics.LARGEST_INSIDE"),
            "the record that led to it is set aside, " + meter(StageMetrics.FAILURES)));
  }

  private List<KnownBound> ofAShopper() {
    String leftOut = "left out, " + meter(StageMetrics.OUTCOMES_LEFT_OUT);
    String evicted = meter(StageMetrics.OUTCOME_EVICTIONS);
    return List.of(
        set(
            "interactions",
            "daogou.profile.kept",
            "the oldest go into one remainder, " + meter(StageMetrics.PROFILE_EVICTIONS)),
        set("ids by which duplicates are known", "daogou.profile.fingerprints", OLDEST),
        fixed(
            "characters kept of a search", "recommender.shopper.ProfileStep.LONGEST_TEXT", "", CUT),
        set(
            "items shown and left alone",
            "daogou.fatigue.items",
            "those not shown for longest make room"),
        set("visits of a session that teach", "daogou.noise.session-visits", "teach nothing"),
        set("visits kept of a session", "daogou.sessions.visits", OLDEST),
        set("open lists", "daogou.outcomes.open", "the oldest is closed, " + evicted),
        set("items followed of one", "daogou.outcomes.items", leftOut),
        set("bytes of open lists", "daogou.outcomes.bytes", "the oldest is closed, " + evicted),
        fixed("places in which one was shown", "outcomes.OpenList.MOST_SHOWINGS", "", leftOut),
        fixed(
            "clicks and cart additions of an item",
            "outcomes.ItemTouches.MOST_TOUCHES",
            "",
            "those after the first make room"),
        fixed(
            "order lines",
            "outcomes.OutcomeUpdates.MOST_LINES",
            "",
            "those of no list make room, or " + leftOut),
        fixed(
            "reversals that wait for their order",
            "outcomes.OutcomeUpdates.MOST_REVERSALS",
            "",
            OLDEST),
        fixed("closed lists that are remembered", "outcomes.Closing.MOST_CLOSED", "", OLDEST),
        fixed(
            "lists of which the model is known", "recommendations.PublishedLists.MOST", "", OLDEST),
        set("items of a list", "daogou.lists.items", CUT));
  }

  private List<KnownBound> ofAnItem() {
    return List.of(
        set(
            "neighbours in each direction",
            "daogou.items.neighbours",
            "the weakest make room, " + meter(StageMetrics.ITEM_EVICTIONS)),
        set("neighbours that every instance knows", "daogou.items.published", CUT),
        set("sessions", "daogou.sessions.per-item", OLDEST),
        fixed(
            "characters of its texts that are embedded",
            "catalogue.EmbeddedText.LONGEST",
            "",
            CUT));
  }

  private List<KnownBound> inMemory() {
    return List.of(
        set("sessions of a tenant", "daogou.sessions.kept", OLDEST),
        set(
            "items of a tenant that its catalogue does not name",
            "daogou.items.uncatalogued",
            "left out, " + meter(StageMetrics.ITEMS_LEFT_OUT)),
        set("bytes of RocksDB", "daogou.personalize.rocksdb-memory", "read from disk"),
        set("vectors of texts", "daogou.model.remembered-texts", "encoded again"),
        told(
            "lists that were read lately",
            bytes("serving.recommend.ListCache.MOST_BYTES"),
            "read from the store"),
        fixed(
            "callers whose rate is known",
            "serving.security.RateLimits.MOST",
            "",
            "those not seen lately begin with a full rate"),
        fixed(
            "addresses that showed a wrong key",
            "serving.security.Guesses.MOST",
            "",
            "those not seen lately begin anew"),
        fixed(
            "maps of items, one a tenant",
            "serving.recommend.ItemMaps.MOST_TENANTS",
            "",
            "made again"),
        fixed(
            "shoppers that wait for a list, of a task",
            "candidates.CandidateProcessor.MOST_WAITING",
            "",
            "they are served before the next event"));
  }

  private List<KnownBound> ofFigures() {
    String rest = "counted under the empty name";
    return List.of(
        told(
            "items, searches, categories told apart in a bucket",
            most(Resolution.SECOND)
                + ", "
                + most(Resolution.MINUTE)
                + ", "
                + most(Resolution.HOUR)
                + " (second, minute, hour)",
            rest),
        told(
            "of anything else",
            Integer.toString(Figure.DEAD_LETTERS.most(Resolution.SECOND)),
            rest),
        fixed("words of a search", "trends.EventFigures.LONGEST_QUERY", "characters", CUT),
        fixed("categories of an item", "trends.EventFigures.MOST_CATEGORIES", "", CUT),
        told(
            "time for which buckets are kept",
            Resolution.SECOND.kept().toMinutes()
                + " min, "
                + Resolution.MINUTE.kept().toDays()
                + " d, "
                + Resolution.HOUR.kept().toDays()
                + " d",
            "removed; older events are left out, " + meter(StageMetrics.TRENDS_TOO_OLD)),
        fixed(
            "tenants whose reads are counted",
            "serving.board.ReadLevels.MOST_TENANTS",
            "",
            "not counted"),
        fixed("choices of a filter", "serving.board.Computation.MOST_CHOICES", "", CUT));
  }

  private static String most(Resolution resolution) {
    return String.format(Locale.ROOT, "%,d", Figure.QUERIES.most(resolution));
  }

  private KnownBound set(String what, String setting, String beyond) {
    return KnownBound.set(
        what,
        setting,
        Objects.requireNonNull(usual.get(setting), "there is no setting " + setting),
        beyond);
  }

  private static Object usualOfProducer(String name) {
    return ProducerConfig.configDef().defaultValues().get(name);
  }

  private static String refused(RejectionReason reason) {
    return "refused, `" + reason.label() + "`";
  }

  private static String answered(ProblemKind kind) {
    return kind.status() + " `" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`";
  }

  private static String meter(String name) {
    return "`" + name + "`";
  }
}
