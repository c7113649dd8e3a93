package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamedFieldsTest {
  private static final Map<String, Integer> WORDS = Map.of("one", 1);

  @Test
  void shouldReadEachType() {
    StreamedFields fields =
        read(
            "{'text':'a','whole':7,'amount':1.5,'flag':true,'word':'one','time':1772357400123,"
                + "'texts':['a','b'],'objects':[{'x':'y'}],'object':{'x':'z'}}");

    assertThat(fields.text("text")).isEqualTo("a");
    assertThat(fields.wholeOr("whole", 0)).isEqualTo(7);
    assertThat(fields.amount("amount")).isEqualTo(1.5);
    assertThat(fields.amount("whole")).isEqualTo(7.0);
    assertThat(fields.flagOr("flag", false)).isTrue();
    assertThat(fields.choiceOr("word", WORDS, 0)).isEqualTo(1);
    assertThat(fields.timeOr("time", Instant.EPOCH))
        .isEqualTo(Instant.ofEpochMilli(1772357400123L));
    assertThat(fields.texts("texts")).containsExactly("a", "b");
    assertThat(fields.objects("objects", inside -> inside.text("x"))).containsExactly("y");
    assertThat(fields.<String>objectOrNull("object", inside -> inside.text("x"))).isEqualTo("z");
    assertThat(fields.isDoubtful()).isFalse();
  }

  @Test
  void shouldTakeNullForAbsent() {
    StreamedFields fields = read("{'a':null}");

    assertThat(fields.has("a")).isFalse();
    assertThat(fields.mentions("a")).isTrue();
    assertThat(fields.textOrNull("a")).isNull();
    assertThat(fields.wholeOr("a", 3)).isEqualTo(3);
    assertThat(fields.amountOrNull("b")).isNull();
    assertThat(fields.textsOrNone("b")).isEmpty();
    assertThat(fields.<String>objectOrNull("b", inside -> inside.text("x"))).isNull();
    assertThat(fields.isDoubtful()).isFalse();
  }

  static Stream<Consumer<StreamedFields>> doubtful() {
    return Stream.of(
        fields -> fields.text("absent"),
        fields -> fields.text("number"),
        fields -> fields.amount("absent"),
        fields -> fields.amountOrNull("text"),
        fields -> fields.wholeOr("fraction", 0),
        fields -> fields.wholeOrNull("large"),
        fields -> fields.wholeOrNull("larger"),
        fields -> fields.flagOr("text", true),
        fields -> fields.choiceOr("text", WORDS, 0),
        fields -> fields.timeOr("text", Instant.EPOCH),
        fields -> fields.timeOr("fraction", Instant.EPOCH),
        fields -> fields.texts("absent"),
        fields -> fields.texts("mixed"),
        fields -> fields.textsOrNone("text"),
        fields -> fields.objects("absent", inside -> inside),
        fields -> fields.objects("mixed", inside -> inside),
        fields -> fields.objectOrNull("text", inside -> inside),
        fields -> fields.objectOrNull("object", inside -> inside.text("absent")));
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void shouldDoubtWhatIsNotAsItShouldBe(Consumer<StreamedFields> reading) {
    StreamedFields fields =
        read(
            "{'number':1,'text':'t','fraction':1.5,'large':99999999999,"
                + "'larger':99999999999999999999,'mixed':['a',1],'object':{}}");

    reading.accept(fields);

    assertThat(fields.isDoubtful()).isTrue();
  }

  @Test
  void shouldHoldMoreFieldsThanUsual() {
    List<String> names = Stream.iterate(0, n -> n + 1).limit(100).map(n -> "f" + n).toList();
    StringBuilder object = new StringBuilder("{'last':'l'");
    names.forEach(name -> object.append(",'").append(name).append("':'").append(name).append('\''));

    StreamedFields fields = read(object.append('}').toString());

    assertThat(names).allSatisfy(name -> assertThat(fields.text(name)).isEqualTo(name));
  }

  private static StreamedFields read(String object) {
    try (JsonParser in = new JsonFactory().createParser(object.replace('\'', '"'))) {
      in.nextToken();
      in.nextToken();
      return StreamedFields.read(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
