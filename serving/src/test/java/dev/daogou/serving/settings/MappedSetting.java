package dev.daogou.serving.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A setting of a mapping, as its source says it. */
record MappedSetting(String name, String usual, String allowed, String meaning) {

  /** All of a mapping, in the order of its source. */
  static List<MappedSetting> of(Class<?> mapping) throws IOException {
    List<MappedSetting> found = new ArrayList<>();
    Path file = Path.of("src/main/java", mapping.getName().replace('.', '/') + ".java");
    collect(
        mapping,
        mapping.getAnnotation(ConfigMapping.class).prefix(),
        Files.readString(file),
        found);
    return found;
  }

  private static void collect(
      Class<?> group, String prefix, String source, List<MappedSetting> found) {
    String own = source.substring(source.indexOf("interface " + group.getSimpleName() + " {"));
    List<Method> methods = new ArrayList<>(List.of(group.getDeclaredMethods()));
    methods.removeIf(Method::isSynthetic);
    methods.sort(Comparator.comparingInt(method -> place(method, own)));
    for (Method method : methods) {
      String name = prefix + "." + StringUtil.skewer(method.getName());
      Type type = method.getGenericReturnType();
      Optional<Class<?>> inner = groupIn(type);
      if (inner.isPresent()) {
        collect(inner.get(), name + (isMap(type) ? ".NAME" : ""), source, found);
      } else {
        found.add(
            new MappedSetting(
                name + (isMap(type) ? ".NAME" : ""),
                usual(method),
                allowed(type),
                doc(method, own)));
      }
    }
  }

  private static int place(Method method, String source) {
    return source.indexOf(" " + method.getName() + "();");
  }

  private static Optional<Class<?>> groupIn(Type type) {
    Type last =
        type instanceof ParameterizedType many
            ? many.getActualTypeArguments()[many.getActualTypeArguments().length - 1]
            : type;
    return last instanceof Class<?> group
            && group.isInterface()
            && group.getName().startsWith("dev.daogou.")
        ? Optional.of(group)
        : Optional.empty();
  }

  private static boolean isMap(Type type) {
    return type instanceof ParameterizedType many && many.getRawType() == Map.class;
  }

  private static String usual(Method method) {
    WithDefault usual = method.getAnnotation(WithDefault.class);
    return usual == null ? "none" : usual.value().replace(",", ", ");
  }

  private static String allowed(Type type) {
    if (type instanceof ParameterizedType many) {
      Type[] inner = many.getActualTypeArguments();
      String one = allowed(inner[inner.length - 1]);
      return many.getRawType() == Optional.class || isMap(type)
          ? one
          : one + ", several separated by commas";
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == long.class || plain == short.class) {
      return "a whole number";
    }
    if (plain == OptionalInt.class || plain == OptionalLong.class) {
      return "a whole number";
    }
    if (plain == double.class || plain == Double.class) {
      return "a number";
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return "true or false";
    }
    if (plain == Duration.class) {
      return "a time";
    }
    if (plain == MemorySize.class) {
      return "a size such as 256M";
    }
    return plain.isEnum()
        ? Arrays.stream(plain.getEnumConstants())
            .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "))
        : "text";
  }

  /** The comment above the method, as a sentence of a table. */
  private static String doc(Method method, String source) {
    String above = source.substring(0, place(method, source));
    String comment = above.substring(above.lastIndexOf("/**") + 3, above.lastIndexOf("*/"));
    return comment
        .replaceAll("\\s*\\n\\s*\\*\\s?", " ")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
