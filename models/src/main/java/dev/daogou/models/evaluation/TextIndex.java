package dev.daogou.models.evaluation;

/** Texts that can be compared with a text. */
public interface TextIndex {

  /** The similarity of a text with every text of the index. */
  float[] similarities(String text);
}
