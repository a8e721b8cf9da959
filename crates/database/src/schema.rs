//! The tables, as `migrations/` makes them.

diesel::table! {
    cycles (id) {
        id -> Text,
        slug -> Text,
        closed_at -> Nullable<BigInt>,
        closed_by -> Nullable<Text>,
        snapshot_digest -> Nullable<Text>,
        snapshot -> Nullable<Binary>,
    }
}

diesel::table! {
    questionnaires (cycle_id, number) {
        cycle_id -> Text,
        number -> BigInt,
        files -> Text,
        digest -> Text,
        published_at -> BigInt,
        published_by -> Nullable<Text>,
        note -> Text,
    }
}

diesel::table! {
    offices (cycle_id, code) {
        cycle_id -> Text,
        code -> Text,
        name -> Text,
        kind -> Text,
        region -> Text,
        countries -> Text,
        language -> Text,
        zone -> Text,
        due -> Nullable<Text>,
        exempt -> Nullable<Text>,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        language -> Text,
        made_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    roles (id) {
        id -> Text,
        person_id -> Text,
        role -> Text,
        office -> Nullable<Text>,
        region -> Nullable<Text>,
        section -> Nullable<Text>,
        made_at -> BigInt,
        made_by -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    links (digest) {
        digest -> Text,
        person_id -> Text,
        made_at -> BigInt,
        expires_at -> BigInt,
        reusable -> Bool,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    sessions (digest) {
        digest -> Text,
        person_id -> Text,
        made_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    responses (id) {
        id -> Text,
        cycle_id -> Text,
        office -> Text,
        state -> Text,
        revision -> BigInt,
        questionnaire -> BigInt,
        opened_at -> Nullable<BigInt>,
        submitted_at -> Nullable<BigInt>,
        submitted_by -> Nullable<Text>,
        digest -> Nullable<Text>,
    }
}

diesel::table! {
    transitions (id) {
        id -> Text,
        response_id -> Text,
        before -> Text,
        after -> Text,
        at -> BigInt,
        person_id -> Text,
        note -> Text,
    }
}

diesel::table! {
    answers (response_id, question) {
        response_id -> Text,
        question -> Text,
        value -> Text,
        revision -> BigInt,
        at -> BigInt,
        person_id -> Nullable<Text>,
        how -> Text,
    }
}

diesel::table! {
    changes (id) {
        id -> Text,
        response_id -> Text,
        question -> Text,
        before -> Text,
        after -> Text,
        revision -> BigInt,
        at -> BigInt,
        person_id -> Nullable<Text>,
        how -> Text,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    conflicts (id) {
        id -> Text,
        response_id -> Text,
        question -> Text,
        value -> Text,
        base -> BigInt,
        at -> BigInt,
        person_id -> Text,
        settled_at -> Nullable<BigInt>,
        settled_by -> Nullable<Text>,
    }
}

diesel::table! {
    explanations (response_id, question) {
        response_id -> Text,
        question -> Text,
        text -> Text,
        at -> BigInt,
        person_id -> Text,
    }
}

diesel::table! {
    consents (response_id, question) {
        response_id -> Text,
        question -> Text,
        at -> BigInt,
        person_id -> Text,
    }
}

diesel::table! {
    comments (id) {
        id -> Text,
        response_id -> Text,
        question -> Nullable<Text>,
        text -> Text,
        at -> BigInt,
        person_id -> Text,
    }
}

diesel::table! {
    evidence (id) {
        id -> Text,
        response_id -> Text,
        question -> Text,
        name -> Text,
        media -> Text,
        size -> BigInt,
        digest -> Text,
        bytes -> Binary,
        at -> BigInt,
        person_id -> Text,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    log (id) {
        id -> Text,
        at -> BigInt,
        person_id -> Nullable<Text>,
        action -> Text,
        subject -> Text,
        detail -> Text,
    }
}

diesel::table! {
    seals (number) {
        number -> BigInt,
        entry_id -> Text,
        hash -> Text,
    }
}

diesel::table! {
    unsealed (entry_id) {
        entry_id -> Text,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        key -> Text,
        person_id -> Text,
        office -> Nullable<Text>,
        kind -> Text,
        address -> Text,
        language -> Text,
        subject -> Text,
        text -> Text,
        html -> Text,
        made_at -> BigInt,
        next_at -> BigInt,
        tries -> BigInt,
        state -> Text,
        error -> Nullable<Text>,
        sent_at -> Nullable<BigInt>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    cycles,
    questionnaires,
    offices,
    people,
    roles,
    links,
    sessions,
    responses,
    transitions,
    answers,
    changes,
    conflicts,
    explanations,
    consents,
    comments,
    evidence,
    log,
    seals,
    unsealed,
    outbox,
);
