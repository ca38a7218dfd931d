package org.mandala.server.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.mandala.server.protocol.Role;

/** One cell of the table of rights: those who stand in this relation, with one of these roles where the relation has roles. */
public record Who(Relation relation, Set<Role> roles) {

    static Who anyone() {
        return new Who(Relation.ANYONE, Set.of());
    }

    static Who signedIn() {
        return new Who(Relation.SIGNED_IN, Set.of());
    }

    static Who own() {
        return new Who(Relation.OWN, Set.of());
    }

    /** Who holds one of these roles; without any, who holds whatever role. */
    static Who holding(Relation relation, Role... roles) {
        if (!relation.hasRole()) {
            throw new IllegalArgumentException(relation + " goes without roles");
        }
        Set<Role> some = roles.length == 0 ? EnumSet.allOf(Role.class) : EnumSet.copyOf(Arrays.asList(roles));
        return new Who(relation, some);
    }

    boolean includes(Standing standing) {
        return switch (relation) {
            case ANYONE -> true;
            case SIGNED_IN -> standing.signedIn();
            case OWN -> standing.own();
            case PROGRAMME, COHORT, TEAM, SITE, SESSION ->
                standing.roles().getOrDefault(relation, Set.of()).stream().anyMatch(roles::contains);
        };
    }
}
