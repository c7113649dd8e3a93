package dev.daogou.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Dockerfile, instruction by instruction.
 *
 * @param stages in their order; the last is what is built by default
 */
record Dockerfile(List<Stage> stages) {
  private static final Pattern INSTRUCTION = Pattern.compile("([A-Z]+)\\s+(.*)", Pattern.DOTALL);
  private static final Pattern ASSIGNMENT = Pattern.compile("([\\w.]+)=(\"[^\"]*\"|\\S+)");

  /** One instruction, its continued lines joined. */
  record Instruction(String name, String arguments) {
    List<String> words() {
      return Arrays.stream(arguments.split("\\s+")).filter(each -> !each.startsWith("--")).toList();
    }

    /** What {@code --from=} names; null where there is none. */
    String from() {
      Matcher matcher = Pattern.compile("--from=(\\S+)").matcher(arguments);
      return matcher.find() ? matcher.group(1) : null;
    }

    Map<String, String> assignments() {
      Map<String, String> all = new TreeMap<>();
      ASSIGNMENT
          .matcher(arguments)
          .results()
          .forEach(found -> all.put(found.group(1), found.group(2).replace("\"", "")));
      return all;
    }
  }

  /** From one FROM to the next. */
  record Stage(String image, String name, List<Instruction> instructions) {
    List<Instruction> all(String instruction) {
      return instructions.stream().filter(each -> each.name().equals(instruction)).toList();
    }
  }

  static Dockerfile read(Path file) {
    String joined =
        Project.read(file)
            .replaceAll("(?m)^\\s*#.*\\R?", "")
            .replaceAll("\\\\\\R\\s*", " ")
            .strip();
    List<Stage> stages = new ArrayList<>();
    for (String line : joined.split("\\R+")) {
      Matcher matcher = INSTRUCTION.matcher(line.strip());
      if (!matcher.matches()) {
        throw new IllegalStateException(file + ": not an instruction: " + line);
      }
      Instruction instruction = new Instruction(matcher.group(1), matcher.group(2));
      if (instruction.name().equals("FROM")) {
        List<String> words = instruction.words();
        stages.add(
            new Stage(words.get(0), words.size() > 2 ? words.get(2) : "", new ArrayList<>()));
      } else {
        stages.getLast().instructions().add(instruction);
      }
    }
    return new Dockerfile(stages);
  }

  Stage stage(String name) {
    return stages.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** All instructions of a stage and of those of this file that it is made from. */
  List<Instruction> whole(Stage stage) {
    List<Instruction> all = new ArrayList<>();
    stages.stream()
        .filter(each -> each.name().equals(stage.image()))
        .forEach(each -> all.addAll(whole(each)));
    all.addAll(stage.instructions());
    return all;
  }
}
