/**
 * Who clicked alike: the recent sessions of all shoppers, found by the items in them. What is said
 * of the next click comes from sessions that resemble the shopper's (VMIS-kNN, Kersbergen et al.,
 * SIGMOD 2022; STAN, Garg et al., SIGIR 2019).
 */
package dev.daogou.recommender.sessions;
