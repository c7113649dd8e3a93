package dev.daogou.serving.security;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The settings of security, under the prefix {@code daogou.security}. */
@ConfigMapping(prefix = "daogou.security")
public interface SecurityConfig {
  /**
   * Whether requests without a key may do everything. By default they may where the service listens
   * on a loopback address and has neither keys nor an identity provider.
   */
  Optional<Boolean> open();

  /** Keys by name, beside those of the file. */
  Map<String, Key> keys();

  /** A YAML file of keys and shopper secrets; it is read anew when it changes. */
  Optional<Path> keysFile();

  /** How often the file is looked at. */
  @WithDefault("2s")
  Duration keysCheck();

  /** Secrets that sign shopper tokens, by tenant; 32 characters or more. */
  Map<String, String> shopperSecrets();

  /** Origins of pages that may call with a server key or a token, beside those of browser keys. */
  Optional<Set<String>> origins();

  /** Who may see metrics and the description of the API; by default everybody on loopback. */
  Optional<Operations> operations();

  /** How much callers may ask. */
  Rate rate();

  /** How many requests a client may have open at once, streams and waiting reads among them. */
  Open openRequests();

  /** The identity provider. */
  Oidc oidc();

  /** Longest time from the head of a request to the end of its body. */
  @WithDefault("30s")
  Duration bodyDeadline();

  /** Fewest bytes a second that a body must bring, over every five seconds; what is slower ends. */
  @WithDefault("4K")
  MemorySize bodyRate();

  /** Deepest nesting of JSON. */
  @WithDefault("64")
  int jsonDepth();

  /** Most characters of a number in JSON. */
  @WithDefault("100")
  int jsonNumberLength();

  /** Most names, values and brackets in one piece of JSON. */
  @WithDefault("500000")
  long jsonTokens();

  /** One key. */
  interface Key {
    /** {@code sha256:} and the hexadecimal SHA-256 of the key. */
    String hash();

    /** What the key may do. */
    Set<AccessRole> roles();

    /** Server or browser. */
    @WithDefault("server")
    KeyKind kind();

    /** The only tenant that it opens; empty for all. */
    Optional<String> tenant();

    /** Origins of the pages that may use it; needed for a browser key. */
    Optional<Set<String>> origins();

    /** Requests a second that the key may make. */
    OptionalInt rate();
  }

  /** Who may see metrics and the description of the API. */
  enum Operations {
    OPEN,
    READ
  }

  /** Requests a second. */
  interface Rate {
    /** Requests a second of a server key or token that names none of its own. */
    @WithDefault("2000")
    int server();

    /**
     * Requests a second of a browser key that names none of its own, from all its pages together.
     */
    @WithDefault("1000")
    int browser();

    /** Requests a second of one address that uses a browser key. */
    @WithDefault("20")
    int browserAddress();

    /** Wrong keys a minute that one address may show before it is asked to come back. */
    @WithDefault("30")
    int guesses();
  }

  /** Requests that are not answered to their end yet. */
  interface Open {
    /** Most requests of a server key or token that are open at once. */
    @WithDefault("5000")
    int server();

    /** Most requests of one address that uses a browser key that are open at once. */
    @WithDefault("200")
    int browserAddress();
  }

  /** An OpenID Connect provider whose access tokens are taken. */
  interface Oidc {
    /** Address of the provider, as it stands in its tokens; empty means none. */
    Optional<String> issuer();

    /** What the tokens must be made for; needed with an issuer. */
    Optional<List<String>> audience();

    /** Where its keys are; by default what it says itself at its well-known address. */
    Optional<String> jwksUrl();

    /** Claim with the roles; a dot leads into an object. */
    @WithDefault("roles")
    String rolesClaim();

    /** Claim with the only tenant that the token opens; a token without it opens all. */
    @WithDefault("tenant")
    String tenantClaim();
  }
}
