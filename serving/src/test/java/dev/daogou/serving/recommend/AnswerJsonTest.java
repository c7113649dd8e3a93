package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.serving.recommend.RecommendationsAnswer.Basis;
import dev.daogou.serving.recommend.RecommendationsAnswer.Level;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What Jackson makes of the records is right; what is written by hand has to be the same. */
class AnswerJsonTest {
  private static final String[] TEXTS = {
    "",
    "ring",
    "a \"ring\"",
    "back\\slash",
    "line\nbreak",
    "\t\u0001\u001f",
    "Größe",
    "项链",
    "💍",
    "</b>"
  };

  private final ObjectMapper jackson =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private final Random random = new Random(7);
  private final InMemoryShop shop = new InMemoryShop();
  private final AnswerJson json = new AnswerJson();

  @Test
  void shouldWriteWhatJacksonWouldWrite() throws Exception {
    for (int run = 0; run < 2_000; run++) {
      changeAnItem();
      RecommendationsAnswer answer = answer();

      assertThat(new String(json.of(answer), StandardCharsets.UTF_8))
          .isEqualTo(new String(jackson.writeValueAsBytes(answer), StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldWriteItemsForWhoeverAsks() throws Exception {
    for (int run = 0; run < 500; run++) {
      changeAnItem();
      ItemsAnswer answer = ItemsAnswer.of(selection());

      assertThat(new String(json.of(answer), StandardCharsets.UTF_8))
          .isEqualTo(new String(jackson.writeValueAsBytes(answer), StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldTellWhatTheCatalogueSaysNow() throws Exception {
    shop.put("a", "Aurum", 10, "Rings");
    String before = new String(json.of(ItemsAnswer.of(only("a"))), StandardCharsets.UTF_8);
    shop.put("a", "Aurum", 12, "Rings");
    String after = new String(json.of(ItemsAnswer.of(only("a"))), StandardCharsets.UTF_8);

    assertThat(before).contains("\"price\":10.0");
    assertThat(after).contains("\"price\":12.0");
  }

  private RecommendationsAnswer answer() {
    boolean listed = random.nextInt(4) > 0;
    Selection selection = selection();
    return new RecommendationsAnswer(
        text(),
        "for-you",
        text(),
        Level.values()[random.nextInt(Level.values().length)],
        listed ? "model" : null,
        random.nextBoolean() ? text() : null,
        listed ? moment() : null,
        listed ? random.nextLong() : null,
        random.nextBoolean() ? random.nextLong() : null,
        listed ? new Basis(random.nextInt(), random.nextLong(), maybe(text()), moment()) : null,
        random.nextBoolean() ? new Receipted(random.nextBoolean(), random.nextInt(2_000)) : null,
        texts(),
        selection,
        selection.nextPage());
  }

  private Selection selection() {
    ItemSpace space = shop.space();
    List<Pick> picks = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      String item = "i" + random.nextInt(40);
      picks.add(new Pick(item, space.slot(item), maybe(score()), maybe(text()), maybe(text())));
    }
    Fields fields = random.nextBoolean() ? Fields.USUAL : new Fields(random.nextInt(1 << 13));
    return new Selection(picks, space, fields, maybe(text()));
  }

  private Selection only(String item) {
    int slot = shop.space().slot(item);
    Pick pick = new Pick(item, slot, 1f, "new", null);
    return new Selection(List.of(pick), shop.space(), Fields.USUAL, null);
  }

  private void changeAnItem() {
    shop.put(
        "i" + random.nextInt(30),
        CatalogueItem.newBuilder()
            .setTitle(text())
            .setBrand(maybe(text()))
            .setPrice(maybe(random.nextDouble() * 1_000))
            .setCurrency(maybe(text()))
            .setImage(maybe(text()))
            .setVariantOf(maybe("p" + random.nextInt(5)))
            .setAttributes(attributes())
            .setCategoryPath(texts())
            .setAvailability(Availability.values()[random.nextInt(Availability.values().length)])
            .build());
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      attributes.put("name " + i + text(), text());
    }
    return attributes;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private float score() {
    return Float.intBitsToFloat(random.nextInt(Float.floatToIntBits(Float.MAX_VALUE)));
  }

  private Instant moment() {
    return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
  }

  private <T> T maybe(T value) {
    return random.nextInt(3) > 0 ? value : null;
  }
}
