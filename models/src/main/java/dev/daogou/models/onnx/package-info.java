/**
 * Writing ONNX graphs and model directories from Java. Graphs are put together with the ONNX
 * protobufs themselves, so that every operator and symbolic dimension is at hand.
 */
package dev.daogou.models.onnx;
