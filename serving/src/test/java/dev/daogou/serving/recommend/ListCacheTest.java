package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.serving.ops.PartitionedStore.Read;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListCacheTest {
  private static final StoredLists LISTS = new StoredLists(Lists.TOPICS.recommendations());

  private final ListCache cache = new ListCache(LISTS);
  private final Map<String, byte[]> store = new ConcurrentHashMap<>();
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void shouldLookIntoTheStoreOnce() {
    cache.begin(0);
    store.put("ann", list("r1"));

    assertThat(id(read("ann"))).isEqualTo("r1");
    assertThat(id(cache.find("ann"))).isEqualTo("r1");
    assertThat(looks).hasValue(1);
  }

  @Test
  void shouldTakeOverTheListsOfWhoeverWasRead() {
    var ownership = cache.begin(0);
    store.put("ann", list("r1"));
    read("ann");

    cache.arrived("ann", list("r2"), ownership);
    cache.arrived("bo", list("r3"), ownership);

    assertThat(id(cache.find("ann"))).isEqualTo("r2");
    assertThat(cache.find("bo")).as("nobody has read it").isEmpty();
  }

  @Test
  void shouldForgetADeletedList() {
    var ownership = cache.begin(0);
    store.put("ann", list("r1"));
    read("ann");

    store.remove("ann");
    cache.arrived("ann", null, ownership);

    assertThat(cache.find("ann")).isEmpty();
    assertThat(read("ann")).contains(new Lookup.Absent());
  }

  @Test
  void shouldSayNothingOfAPartitionThatHasGoneElsewhere() {
    var ownership = cache.begin(0);
    store.put("ann", list("r1"));
    read("ann");

    cache.end(0, ownership);

    assertThat(cache.find("ann")).isEmpty();
    assertThat(cache.read("ann", 0, () -> new Read.NotHere<>("moved"))).isEmpty();
  }

  @Test
  void shouldNotTakeWhatWasHereBeforeForWhatIsHereAgain() {
    var before = cache.begin(0);
    store.put("ann", list("r1"));
    read("ann");
    cache.end(0, before);
    store.put("ann", list("r2"));

    cache.begin(0);

    assertThat(cache.find("ann")).isEmpty();
    assertThat(id(read("ann"))).isEqualTo("r2");
  }

  @Test
  void shouldRememberNothingWhileNoPartitionIsHere() {
    store.put("ann", list("r1"));

    read("ann");

    assertThat(cache.find("ann")).isEmpty();
  }

  @Test
  void shouldSayThatARecordIsNoList() {
    cache.begin(0);
    var topic = Lists.TOPICS.recommendations();
    var marker = new RecommendationUpdate(new ProgressMarker(0, 1L));
    store.put("ann", topic.value().serializer().serialize(topic.name(), marker));

    assertThat(read("ann").orElseThrow()).isInstanceOf(Lookup.NotReady.class);
  }

  /** A writer as the stream thread is one: first the store, then the cache. */
  @Test
  void shouldNeverFallBehindTheStore() throws InterruptedException {
    var ownership = cache.begin(0);
    AtomicInteger told = new AtomicInteger();
    AtomicBoolean fellBehind = new AtomicBoolean();
    CountDownLatch began = new CountDownLatch(2);
    Runnable reader =
        () -> {
          began.countDown();
          int sure;
          do {
            sure = told.get();
            int found = cache.find("ann").or(() -> read("ann")).map(ListCacheTest::number).get();
            if (found < sure) {
              fellBehind.set(true);
            }
          } while (sure < 2_000);
        };
    store.put("ann", list("0"));
    Thread one = Thread.ofPlatform().start(reader);
    Thread other = Thread.ofPlatform().start(reader);
    began.await();

    for (int number = 1; number <= 2_000; number++) {
      store.put("ann", list("" + number));
      cache.arrived("ann", store.get("ann"), ownership);
      told.set(number);
      if (number % 3 == 0) {
        cache.arrived("ann", null, ownership); // makes the readers look into the store
      }
    }
    one.join();
    other.join();

    assertThat(fellBehind).isFalse();
  }

  private Optional<Lookup> read(String key) {
    return cache.read(
        key,
        0,
        () -> {
          looks.incrementAndGet();
          byte[] bytes = store.get(key);
          return bytes == null ? new Read.Nothing<>() : new Read.Value<>(bytes);
        });
  }

  private static int number(Lookup lookup) {
    return Integer.parseInt(id(Optional.of(lookup)));
  }

  private static String id(Optional<Lookup> lookup) {
    return ((Lookup.Found) lookup.orElseThrow()).list().getRecommendationId();
  }

  private static byte[] list(String id) {
    return LISTS.encode(Lists.list(id, "ann", 1, "ring"));
  }
}
