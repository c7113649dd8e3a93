package dev.daogou.vocabularies.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.Other;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Fault;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.Translated;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentCallsTest {
  private static final Instant ARRIVAL = Instant.parse("2026-03-01T12:00:00Z");

  private final ObjectMapper json = new ObjectMapper();
  private final SegmentCalls calls = new SegmentCalls(ConsentChoices.USUAL);

  @Test
  void shouldLinkTheAnonymousIdToTheUser() throws Exception {
    Translated.Message identify =
        message("{'type':'identify','userId':'u','anonymousId':'a','traits':{'name':'x'}}");
    Translated.Message alias = message("{'type':'alias','userId':'u','previousId':'a'}");

    for (Translated.Message link : new Translated.Message[] {identify, alias}) {
      assertThat(link.payloads()).containsExactly(new IdentityLink("u"));
      assertThat(link.shopper()).isEqualTo("u");
      assertThat(link.anonymousId()).isEqualTo("a");
    }
  }

  @Test
  void shouldOnlyCountAnIdentityOfOneSide() throws Exception {
    assertThat(message("{'type':'identify','userId':'u'}").payloads())
        .containsExactly(new Other("identify"));
    assertThat(message("{'type':'identify','anonymousId':'a'}").payloads())
        .containsExactly(new Other("identify"));
    assertThat(message("{'type':'alias','userId':'u','previousId':'u'}").payloads())
        .containsExactly(new Other("alias"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"page", "screen", "group", "something-new"})
  void shouldCountOtherCalls(String type) throws Exception {
    assertThat(message("{'type':'" + type + "','userId':'u'}").payloads())
        .containsExactly(new Other(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'Advertising':false,'Analytics':true}     | COUNT_ONLY
          {'Personalization':false,'Analytics':true} | COUNT_ONLY
          {'C0004':false,'C0001':true}               | COUNT_ONLY
          {'Anything':false,'Else':false}            | COUNT_ONLY
          {'Advertising':true,'Analytics':false}     | PERSONALIZE
          {'Advertising':'no'}                       | PERSONALIZE
          {}                                         | PERSONALIZE
          """)
  void shouldHeedConsent(String preferences, Consent consent) throws Exception {
    String call =
        "{'type':'page','userId':'u','context':{'consent':{'categoryPreferences':%s}}}"
            .formatted(preferences);

    assertThat(message(call).consent()).isEqualTo(consent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      textBlock =
          """
          'timestamp':'2026-03-01T11:59:00Z'                                   | 2026-03-01T11:59:00Z
          'timestamp':'2026-03-01T11:59:00Z','sentAt':'2026-03-01T11:59:30Z'   | 2026-03-01T11:59:00Z
          'timestamp':'2020-01-01T00:00:00Z','sentAt':'2020-01-01T00:00:10Z'   | 2026-03-01T11:59:50Z
          'timestamp':'2030-01-01T00:00:00Z','sentAt':'2030-01-01T00:01:00Z'   | 2026-03-01T11:59:00Z
          'originalTimestamp':1772366340000                                    | 2026-03-01T11:59:00Z
          'sentAt':'2020-01-01T00:00:10Z'                                      | none
          """)
  void shouldPutWrongClocksRight(String times, Instant expected) throws Exception {
    assertThat(message("{'type':'page','userId':'u'," + times + "}").time()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type':'track','event':'x'}                                     | MISSING_FIELD
          {'type':'track','event':'x','userId':{}}                         | MISSING_FIELD
          {'type':'track','userId':'u'}                                    | MISSING_FIELD
          {'type':'track','event':'Product Viewed','userId':'u'}           | MISSING_FIELD
          {'event':'Product Reviewed','userId':'u','properties':{'product_id':'p','rating':9}} | BAD_NUMBER
          {'type':'page','userId':'u','timestamp':'soon'}                  | UNREADABLE_TIME
          {'type':'page','userId':'u','timestamp':'+999999999-12-31T23:59:59Z'} | UNREADABLE_TIME
          7                                                                | NOT_AN_OBJECT
          null                                                             | NOT_AN_OBJECT
          """)
  void shouldSayWhyNothingCanBeMadeOfIt(String call, Fault fault) throws Exception {
    assertThat(translate(call))
        .isInstanceOfSatisfying(
            Translated.Untranslatable.class,
            refused -> {
              assertThat(refused.fault()).isEqualTo(fault);
              assertThat(refused.what()).isNotBlank();
            });
  }

  private Translated.Message message(String call) throws Exception {
    Translated translated = translate(call);
    assertThat(translated).isInstanceOf(Translated.Message.class);
    return (Translated.Message) translated;
  }

  private Translated translate(String call) throws Exception {
    JsonNode node = json.readTree(call.replace('\'', '"'));
    return calls.translate(node, "track", SegmentClock.at(ARRIVAL, new Fields(node)));
  }
}
