package dev.daogou.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processor time of the threads of a Java process, as its own thread dump tells it: the compiler's
 * and the collector's threads are in it as well as the program's.
 *
 * @param seconds by thread
 */
record ThreadTimes(Map<Key, Double> seconds) {
  private static final Pattern LINE =
      Pattern.compile("^\"(.*)\" .*?cpu=([0-9.]+)ms .*?\\bnid=(\\S+)");

  /** A thread of a process, which has its number for as long as it lives. */
  record Key(String number, String name) {}

  ThreadTimes {
    seconds = Map.copyOf(seconds);
  }

  /**
   * As they are now.
   *
   * @throws IOException where the process does not answer {@code jcmd}
   */
  static ThreadTimes of(ProcessHandle process) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process asked =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
            .redirectErrorStream(true)
            .start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ThreadTimes times = parse(answer);
    if (times.seconds.isEmpty()) {
      throw new IOException("no thread dump of process " + process.pid() + ": " + answer.strip());
    }
    return times;
  }

  static ThreadTimes parse(String dump) {
    Map<Key, Double> seconds = new HashMap<>();
    dump.lines()
        .map(LINE::matcher)
        .filter(Matcher::find)
        .forEach(
            line ->
                seconds.put(
                    new Key(line.group(3), line.group(1)),
                    Double.parseDouble(line.group(2)) / 1e3));
    return new ThreadTimes(seconds);
  }

  /** Seconds used since an earlier moment, by group of threads. */
  Map<String, Double> since(ThreadTimes before) {
    Map<String, Double> used = new TreeMap<>();
    seconds.forEach(
        (thread, now) ->
            used.merge(
                ThreadGroups.of(thread.name()),
                now - before.seconds.getOrDefault(thread, 0.0),
                Double::sum));
    return used;
  }
}
