/**
 * Who clicked alike: the recent sessions of all shoppers, on every instance, found by the items in
 * them. Every click changes its session; what is said of the next click comes from sessions that
 * resemble the shopper's (VMIS-kNN, Kersbergen et al., SIGMOD 2022; STAN, Garg et al., SIGIR 2019).
 */
package dev.daogou.sessions;
