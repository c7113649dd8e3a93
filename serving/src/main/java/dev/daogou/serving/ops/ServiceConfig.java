package dev.daogou.serving.ops;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Every setting of the service that is none of the recommender, under the prefix {@code daogou}: as
 * a system property ({@code -Ddaogou.topics.partitions=8}) or an environment variable ({@code
 * DAOGOU_TOPICS_PARTITIONS=8}). Those of the recommender, {@link
 * dev.daogou.serving.settings.RecommenderSettings}, are reached in the same way.
 */
@ConfigMapping(prefix = "daogou")
public interface ServiceConfig {
  /** What this process does. */
  @WithDefault("personalize,serve")
  Set<Role> roles();

  /** Where the state stores live; each application has its own folder in it. */
  @WithDefault(".daogou/state")
  Path stateDir();

  /**
   * The shops of this installation, beside those to which a key or a shopper secret belongs; the
   * same on every instance. What comes for another is refused.
   */
  @WithDefault("default")
  Set<String> tenants();

  /** How values are framed on the topics: single-object, confluent or apicurio. */
  @WithDefault("single-object")
  String wireFormat();

  /** Longest time that a read waits for the receipt it presents. */
  @WithDefault("200ms")
  Duration receiptWait();

  /** Process on which this one depends: when that is gone, the service ends itself. */
  OptionalLong parent();

  /**
   * {@code host:port} under which the other instances reach this one, and where it listens for
   * them; port 0 takes a free one. Empty means a single instance, which listens to nobody.
   */
  Optional<String> advertisedAddress();

  /**
   * Name that this instance keeps over restarts, and that no other has at the same time. With it
   * the instance stays in its groups when it stops, and has its partitions again when it is back
   * before the session timeout; without it, it leaves, and the others take over at once.
   */
  Optional<String> instance();

  /** How the instances speak with each other. */
  Peers peers();

  /** The Kafka cluster. */
  Kafka kafka();

  /** The topics of the installation. */
  TopicSettings topics();

  /** The schema registry. */
  Registry registry();

  /** The models. */
  Model model();

  /** How the topology runs. */
  Personalize personalize();

  /** What the collectors accept. */
  Collect collect();

  /** How reads are answered. */
  Serve serve();

  /** The shop's own placements, by name. */
  Map<String, OwnPlacement> placements();

  /** The demo shop. */
  Shop shop();

  /** What is written to the log. */
  Log log();

  /** How much is written to the log, so that nobody who sends rubbish can fill a disk with it. */
  interface Log {
    /**
     * Most lines of one logger and level in {@code daogou.log.within}; further ones are counted.
     */
    @WithDefault("" + BoundedLog.LINES)
    int lines();

    /** The time that these lines are for. */
    @WithDefault(BoundedLog.WITHIN)
    Duration within();
  }

  /** Where Kafka is. */
  interface Kafka {
    /** Brokers to ask first, {@code host:port} separated by commas. */
    @WithDefault("localhost:9092")
    String bootstrapServers();

    /** Further properties of every Kafka client of this process, such as those of TLS and SASL. */
    Map<String, String> properties();
  }

  /** Names and shape of the topics; the same for every process of an installation. */
  interface TopicSettings {
    /** What every topic name, and the name of every application, starts with. */
    @WithDefault("daogou.")
    String prefix();

    /** Partitions of every topic; fixed once the topics exist. */
    @WithDefault("4")
    int partitions();

    /** Copies of every partition. */
    @WithDefault("1")
    short replication();

    /**
     * Whether lists are written in half the room; every consumer of them must know how to read it.
     */
    @WithDefault("false")
    boolean compactLists();
  }

  /** Where the schema registry is. */
  interface Registry {
    /** Address of the registry; needed unless the wire format is {@code single-object}. */
    Optional<String> url();
  }

  /** Which models run; where they do is set beside them. */
  interface Model {
    /** Directory of a text encoder; empty means the one that is shipped. */
    Optional<String> encoder();

    /** Directory of a ranker; empty means the one that is shipped, {@code none} none. */
    Optional<String> ranker();

    /** Directory of a sequence model; empty means none. */
    Optional<String> sequence();

    /**
     * Whether models that are announced on the models topic take the place of the two above; if
     * not, what is configured stays.
     */
    @WithDefault("true")
    boolean follow();

    /** Texts whose vectors are remembered, so that they need not be encoded again. */
    @WithDefault("20000")
    int rememberedTexts();
  }

  /** How the topology runs, as opposed to what it recommends. */
  interface Personalize {
    /** Stream threads of the topology. */
    @WithDefault("1")
    int threads();

    /** Warm copies of each task's state on other instances. */
    @WithDefault("1")
    int standbys();

    /** Memory for all RocksDB stores of the process together. */
    @WithDefault("256M")
    MemorySize rocksdbMemory();

    /** Longest that a transaction lasts. */
    @WithDefault("250ms")
    Duration commitEvery();

    /**
     * How long an invented shop is played before the start at most, so that the first shoppers find
     * compiled code; it ends when lists are no longer made faster than before.
     */
    @WithDefault("4s")
    Duration rehearsal();

    /**
     * Most time from the coming of an event until it is worked off, before an instance that has
     * been started is ready; what came while it was away is worked off first. Reads of a partition
     * that is later than that have the level {@code behind}.
     */
    @WithDefault("2s")
    Duration maxBehind();

    /**
     * Longest that readiness waits for that; an instance that never keeps up takes requests all the
     * same.
     */
    @WithDefault("1m")
    Duration catchUp();

    /**
     * Longest that a partition of the events may stand still, with events waiting, before the
     * instance that works on it is not ready any more.
     */
    @WithDefault("30s")
    Duration maxStill();

    /** Silence after which an instance is given up. */
    @WithDefault("6s")
    Duration sessionTimeout();

    /**
     * Advertised addresses of instances that run the topology, or of a name that leads to any of
     * them; needed where this process does not run it, to answer what only profiles can tell.
     */
    Optional<List<String>> addresses();
  }

  /** How the instances of one installation speak with each other. */
  interface Peers {
    /** {@code host:port} to listen at, where that is not the advertised address itself. */
    Optional<String> listen();

    /** Word that only the instances know; needed unless they are all on one machine. */
    Optional<String> secret();

    /**
     * File with that word instead, read anew when it changes. Several may stand in it, one a line:
     * the first is shown, all are taken, so that it can be exchanged while instances run.
     */
    Optional<Path> secretFile();

    /** Longest time that a read spends on asking other instances, all together. */
    @WithDefault("500ms")
    Duration deadline();

    /** Longest time that one other instance may take; a wait for a receipt comes on top. */
    @WithDefault("250ms")
    Duration hopDeadline();

    /** How long an instance that did not answer is not asked again. */
    @WithDefault("1s")
    Duration pause();
  }

  /** Bounds of one request, and of all requests together. */
  interface Collect {
    /** Most events or items in one request. */
    @WithDefault("5000")
    int batchLimit();

    /** Most records that wait for Kafka at once; requests beyond are asked to come back. */
    @WithDefault("20000")
    int inFlight();

    /** Longest wait for Kafka's acknowledgement of a request. */
    @WithDefault("12s")
    Duration ackTimeout();

    /** Longest wait until Kafka is known, and until there is room for a record on its way. */
    @WithDefault("5s")
    Duration roomTimeout();

    /** Largest body of a request, unpacked where it is compressed. */
    @WithDefault("10M")
    MemorySize bodyLimit();

    /** Most bytes of bodies that are worked on at once; requests beyond are asked to come back. */
    @WithDefault("32M")
    MemorySize bodiesInFlight();

    /**
     * Of these, most bytes of bodies that are read before anybody knows who sends them, as those
     * are that have the key inside.
     */
    @WithDefault("4M")
    MemorySize unknownBodiesInFlight();

    /** Largest body of a Segment request. */
    @WithDefault("500K")
    MemorySize segmentBatchLimit();

    /** Largest message in a Segment request. */
    @WithDefault("32K")
    MemorySize segmentMessageLimit();

    /**
     * Categories of a consent banner that stand for personalisation: an event whose shopper refused
     * one of them is counted and forgotten.
     */
    @WithDefault("personalization,personalisation,advertising,targeting,C0004")
    List<String> consentCategories();
  }

  /** How lists are kept and read. */
  interface Serve {
    /** Warm copies of each partition's lists on other instances. */
    @WithDefault("1")
    int standbys();

    /**
     * Most records that a copy may lack and still answer; an instance whose copy lacks more is
     * warmed up before it takes a partition over.
     */
    @WithDefault("1000")
    long maxLag();

    /** Silence after which an instance is given up. */
    @WithDefault("6s")
    Duration sessionTimeout();

    /** How long an open stream may be silent before a comment keeps it alive. */
    @WithDefault("15s")
    Duration heartbeat();
  }

  /**
   * A place in the shop where items are shown, as a recipe: {@code
   * daogou.placements.gift-ideas.sources.similar=1}.
   */
  interface OwnPlacement {
    /** What the placement shows, in a few words; where it says nothing, its name. */
    Optional<String> title();

    /** What the sources look around: recent, current, cart or category. */
    @WithDefault("recent")
    String start();

    /** What each source weighs, by its name; at least one. */
    Map<String, Double> sources();

    /** What is not shown: current, viewed, cart, bought. */
    Optional<List<String>> filters();

    /** From 0, as ranked, to 1, as unlike each other as can be. */
    @WithDefault("0")
    double diversity();

    /** Name of the placement that fills it up where its sources bring too little. */
    Optional<String> fill();
  }

  /** A shop to look at, at {@code /shop/}: an example of how pages use this service. */
  interface Shop {
    /** Whether the demo shop is there. */
    @WithDefault("false")
    boolean enabled();

    /** The publishable key that the pages of the demo shop show. */
    @WithDefault("shop")
    String key();

    /**
     * The secret with which the shop signs the tokens of its shoppers, the same as {@code
     * daogou.security.shopper-secrets.default}; needed where its key is a browser key.
     */
    Optional<String> shopperSecret();
  }
}
