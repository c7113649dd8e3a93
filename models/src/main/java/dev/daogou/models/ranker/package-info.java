/**
 * The default ranker: attention of each candidate over the shopper's recent items, the shopper's
 * vectors and the sources' features, a linear part and a small network. Trained with a listwise
 * softmax on all candidates of a prediction, exported as an ONNX graph for any vector width.
 */
package dev.daogou.models.ranker;
