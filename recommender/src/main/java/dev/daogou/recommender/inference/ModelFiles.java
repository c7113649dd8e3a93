package dev.daogou.recommender.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of one model are: a directory, or a resource that ships with the program. */
public sealed interface ModelFiles {
  String GRAPH = "model.onnx";
  String MANIFEST = "manifest.json";
  String TOKENIZER = "tokenizer.json";
  String VOCABULARY = "vocabulary.bin";

  /** A sequence model's item ids, one a line: the line is the row. */
  String ITEM_NAMES = "items.txt";

  /** A sequence model's item vectors, little-endian floats, row after row. */
  String ITEM_VECTORS = "items.bin";

  /** A sequence model's map from content embeddings to item vectors; may be absent. */
  String CONTENT_MAP = "content.bin";

  /** A user's own model. */
  record Directory(Path path) implements ModelFiles {
    @Override
    public Optional<byte[]> read(String file) {
      Path there = path.resolve(file);
      try {
        return Files.isRegularFile(there)
            ? Optional.of(Files.readAllBytes(there))
            : Optional.empty();
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A model that ships with the program. */
  record Shipped(String name) implements ModelFiles {
    @Override
    public Optional<byte[]> read(String file) {
      try (InputStream in =
          ModelFiles.class.getResourceAsStream("/models/%s/%s".formatted(name, file))) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "shipped " + name;
    }
  }

  /** A file's content; empty where there is none or it cannot be read. */
  Optional<byte[]> read(String file);

  static ModelFiles in(Path directory) {
    return new Directory(directory);
  }

  /** The text encoder that ships with the program. */
  static ModelFiles shippedTextEncoder() {
    return new Shipped("text-encoder");
  }

  /** The ranker that ships with the program. */
  static ModelFiles shippedRanker() {
    return new Shipped("ranker");
  }
}
