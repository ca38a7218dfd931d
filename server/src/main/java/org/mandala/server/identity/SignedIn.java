package org.mandala.server.identity;

/** A person and the login by which they are known just now. */
public record SignedIn(Person person, Login login) {}
