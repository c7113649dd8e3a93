/**
 * The sequence embedding model: a shopper's last items become a vector that lies near the item that
 * comes next. Attention over the items of a session, trained with PyTorch through DJL, exported as
 * an ONNX graph with its item table beside it. Nothing outside this package touches PyTorch, and
 * nothing here loads it before training begins.
 */
package dev.daogou.models.sequence;
