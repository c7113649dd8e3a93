package dev.daogou.serving.observability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PromQL expression, cut into words: enough to know which meters and labels it asks for, and that
 * its brackets close. That it is PromQL as a whole is for promtool to say.
 *
 * @param where file and panel, or rule
 */
public record Expression(String where, String text) {
  private static final Pattern WORD =
      Pattern.compile(
          """
          (?x) (?<space>\\s+) | (?<string>"(?:[^"\\\\]|\\\\.)*")
          | (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) | (?<number>\\d+(?:\\.\\d+)?(?:ms|[smhdwy])?)
          | (?<variable>\\$\\w+|\\$\\{\\w+\\})
          | (?<operator>=~|!~|!=|==|>=|<=|[-+*/%^<>=,:@]) | (?<open>[(\\[{]) | (?<close>[)\\]}])""");
  private static final Set<String> OPERATORS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf");

  /** Meters and labels that the expression asks for and that are not there. */
  public List<String> unknown(Exposed exposed) {
    List<String> unknown = new ArrayList<>();
    meters()
        .forEach(
            (meter, labels) -> {
              if (!exposed.names().contains(meter)) {
                unknown.add(where + ": no meter " + meter);
              }
              labels.stream()
                  .filter(label -> !exposed.labels(meter).contains(label))
                  .forEach(label -> unknown.add(where + ": no label " + label + " of " + meter));
            });
    Set<String> all = exposed.labels(meters().keySet());
    groupings().stream()
        .filter(label -> !all.contains(label))
        .forEach(label -> unknown.add(where + ": no label " + label + " to group by"));
    return unknown;
  }

  /** The meters asked for, each with the labels that it is chosen by. */
  public Map<String, Set<String>> meters() {
    Map<String, Set<String>> meters = new TreeMap<>();
    List<String> words = words();
    for (int i = 0; i < words.size(); i++) {
      if (isMeter(words, i)) {
        Set<String> labels = meters.computeIfAbsent(words.get(i), fresh -> new TreeSet<>());
        if (next(words, i).equals("{")) {
          for (int j = i + 2; !words.get(j).equals("}"); j++) {
            if (isName(words.get(j))) {
              labels.add(words.get(j));
            }
          }
        }
      }
    }
    return meters;
  }

  private Set<String> groupings() {
    Set<String> labels = new TreeSet<>();
    List<String> words = words();
    for (int i = 0; i < words.size(); i++) {
      if (OPERATORS.contains(words.get(i)) && next(words, i).equals("(")) {
        for (int j = i + 2; !words.get(j).equals(")"); j++) {
          if (isName(words.get(j))) {
            labels.add(words.get(j));
          }
        }
      }
    }
    return labels;
  }

  // A name that is no function, no operator, and neither in braces nor in a list of labels.
  private static boolean isMeter(List<String> words, int at) {
    String word = words.get(at);
    if (!isName(word) || OPERATORS.contains(word) || WORDS.contains(word)) {
      return false;
    }
    String next = next(words, at);
    boolean isFunction = next.equals("(") || OPERATORS.contains(next);
    return !isFunction && !isInside(words, at);
  }

  private static boolean isInside(List<String> words, int at) {
    Deque<Boolean> open = new ArrayDeque<>();
    for (int i = 0; i < at; i++) {
      switch (words.get(i)) {
        case "{", "[" -> open.push(true);
        case "(" -> open.push(i > 0 && OPERATORS.contains(words.get(i - 1)));
        case "}", "]", ")" -> open.pop();
        default -> {}
      }
    }
    return open.contains(true);
  }

  private static boolean isName(String word) {
    return word.matches("[a-zA-Z_:][a-zA-Z0-9_:]*");
  }

  private static String next(List<String> words, int at) {
    return at + 1 < words.size() ? words.get(at + 1) : "";
  }

  /**
   * The words of it.
   *
   * @throws IllegalArgumentException where there is something that is none, or a bracket stays open
   */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher matcher = WORD.matcher(text);
    int reached = 0;
    while (reached < text.length()) {
      if (!matcher.find(reached) || matcher.start() != reached) {
        throw new IllegalArgumentException(where + ": not a word at " + text.substring(reached));
      }
      reached = matcher.end();
      if (matcher.group("open") != null) {
        open.push(matcher.group());
      } else if (matcher.group("close") != null
          && (open.isEmpty() || "([{".indexOf(open.pop()) != ")]}".indexOf(matcher.group()))) {
        throw new IllegalArgumentException(where + ": " + matcher.group() + " closes nothing");
      }
      if (matcher.group("space") == null) {
        words.add(matcher.group());
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException(where + ": " + open + " stays open");
    }
    return words;
  }
}
