package dev.daogou.app;

import java.util.Optional;

/**
 * The version of all formats together in which an installation keeps what it knows: stores, their
 * changelogs, and the topics between the stages. It stands beside them, on the topic {@code
 * formats}, so that a program meets it before it meets bytes that it cannot read.
 *
 * @param version counted from {@link #UNRECORDED}
 */
public record StateFormat(int version) {
  /** What stood in the topics before versions were recorded. */
  public static final StateFormat UNRECORDED = new StateFormat(1);

  /**
   * What this program writes. Raise it with every change that the program before could not read:
   * another version byte, another name of a store or a topic, another meaning.
   */
  public static final StateFormat CURRENT = new StateFormat(4);

  /** As it is recorded. */
  public String text() {
    return Integer.toString(version);
  }

  /**
   * Why a program of this format does not start on what is recorded; empty where it does.
   *
   * @param recorded beside the state
   */
  public Optional<String> refusal(String recorded) {
    boolean isKnown = parse(recorded).filter(found -> found.version <= version).isPresent();
    return isKnown
        ? Optional.empty()
        : Optional.of(
            "what is kept in Kafka has format "
                + recorded
                + ", this program knows formats up to "
                + version
                + ": a newer program wrote it. Start that program again; or, to begin anew with this"
                + " one, give it a topic prefix (daogou.topics.prefix) and a state folder"
                + " (daogou.state-dir) of its own");
  }

  private static Optional<StateFormat> parse(String text) {
    return text.matches("[1-9]\\d{0,8}")
        ? Optional.of(new StateFormat(Integer.parseInt(text)))
        : Optional.empty();
  }
}
