package dev.daogou.storefront.cli;

import dev.daogou.storefront.keys.KeyLine;
import dev.daogou.storefront.keys.KeyLine.KeyRole;
import dev.daogou.storefront.keys.NewKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daogou key}. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = {
      "Makes keys and secrets for the service. The service gets the line for its keys file"
          + " (daogou.security.keys-file); whoever calls it gets the key, which is shown once.",
      "See docs/operations/security.md."
    },
    footer = {
      "",
      "Examples:",
      "  daogou key create --name importer --role publish",
      "  daogou key create --name web --role publish,read --browser --origin https://shop.example",
      "  daogou key hash < key.txt",
      "  daogou key secret --tenant default"
    })
final class KeyCommand implements Runnable {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which of create, hash and secret?");
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Makes a key; prints it, and the line for the keys file.")
  void create(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "What people and the audit log call it.")
          String name,
      @Option(
              names = "--role",
              required = true,
              split = ",",
              paramLabel = "ROLE,…",
              description = "publish, read, merchandise, admin.")
          List<KeyRole> roles,
      @Option(names = "--browser", description = "A key for pages, which everybody can read.")
          boolean browser,
      @Option(
              names = "--origin",
              split = ",",
              paramLabel = "ORIGIN,…",
              description = "Origins of these pages, such as https://shop.example.")
          @Nullable List<String> origins,
      @Option(names = "--tenant", paramLabel = "TENANT", description = "The only tenant it opens.")
          @Nullable String tenant,
      @Option(names = "--rate", paramLabel = "N", description = "Requests a second.")
          @Nullable Integer rate) {
    NewKey key = NewKey.create(RANDOM, browser);
    List<String> pages = origins == null ? List.of() : origins;
    KeyLine line = new KeyLine(name, key, new ArrayList<>(roles), browser, pages, tenant, rate);
    PrintWriter out = spec.commandLine().getOut();
    out.println("The key, which is not shown again:");
    out.println();
    out.println(key.text());
    out.println();
    out.println("The line for the keys file:");
    out.println();
    out.println("keys:");
    out.println(line.yaml());
    out.flush();
  }

  @Command(
      name = "hash",
      mixinStandardHelpOptions = true,
      description = "Reads a key of yours from standard input and prints its hash.")
  void hash() throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String text = in.readLine();
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("standard input has no key");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(new NewKey(text.strip()).hash());
    out.flush();
  }

  @Command(
      name = "secret",
      mixinStandardHelpOptions = true,
      description = "Makes a secret that signs shopper tokens; prints the lines for the keys file.")
  void secret(
      @Option(
              names = "--tenant",
              defaultValue = "default",
              paramLabel = "TENANT",
              description = "Whose shoppers (default: ${DEFAULT-VALUE}).")
          String tenant) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("shopper-secrets:");
    out.println("  " + tenant + ": \"" + NewKey.shopperSecret(RANDOM) + "\"");
    out.flush();
  }
}
