/** Who may do what, against the running service; and its parts by themselves. */
package dev.daogou.serving.security;
