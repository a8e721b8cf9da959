//! The columns of the sheets of an `XLSForm`: their other names, those that are used, and those that are not.
//! Other names are those of pyxform, the reference reader of `XLSForm`.

/// Columns of `survey` that are used.
pub(super) const SURVEY: [&str; 18] = [
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "required",
    "required_message",
    "relevant",
    "constraint",
    "constraint_message",
    "calculation",
    "default",
    "readonly",
    "appearance",
    "choice_filter",
    "parameters",
    "repeat_count",
    "disabled",
];

/// Columns of `survey` that may have languages.
pub(super) const TRANSLATABLE: [&str; 5] =
    ["label", "hint", "guidance_hint", "constraint_message", "required_message"];

/// Columns of `survey` that only devices and other programs use. A `trigger` says when to compute; here everything
/// is computed again whenever an answer changes.
const IGNORED: [&str; 7] = [
    "compact_tag",
    "noapperrorstring",
    "no_app_error_string",
    "save_to",
    "autoplay",
    "rows",
    "trigger",
];

/// Columns of `settings` that are used.
pub(super) const SETTINGS: [&str; 8] = [
    "form_title",
    "form_id",
    "version",
    "default_language",
    "instance_name",
    "style",
    "allow_choice_duplicates",
    "clean_text_values",
];

/// The usual name of a column of `survey` that has several.
pub(super) fn survey_alias(name: &str) -> Option<&'static str> {
    Some(match name {
        "caption" => "label",
        "relevance" => "relevant",
        "calculate" => "calculation",
        "read_only" => "readonly",
        "command" => "type",
        "value" | "tag" => "name",
        "count" | "jr:count" => "repeat_count",
        "constraining_message" => "constraint_message",
        "requiredmsg" => "required_message",
        other => return media_alias(other),
    })
}

/// The usual name of a column of `choices` that has several.
pub(super) fn choices_alias(name: &str) -> Option<&'static str> {
    Some(match name {
        "list" => "list_name",
        "value" => "name",
        "caption" => "label",
        other => return media_alias(other),
    })
}

/// The usual name of a column of `settings` that has several.
pub(super) fn settings_alias(name: &str) -> Option<&'static str> {
    Some(match name {
        "title" | "set_form_title" => "form_title",
        "id_string" | "set_form_id" => "form_id",
        _ => return None,
    })
}

fn media_alias(name: &str) -> Option<&'static str> {
    Some(match name {
        "image" => "media::image",
        "big-image" => "media::big-image",
        "audio" => "media::audio",
        "video" => "media::video",
        _ => return None,
    })
}

/// What becomes of a column that is none of the above.
pub(super) enum Other {
    /// Kept as it is with the question or choice.
    Kept,
    /// Another program's business, or a device's.
    Ignored,
    /// No column of an `XLSForm`.
    Unknown,
}

/// Columns of `survey` beside those that are used.
pub(super) fn other_survey(name: &str) -> Other {
    match name.split_once("::").map(|(prefix, _)| prefix) {
        Some("media" | "bind" | "instance") => Other::Kept,
        Some("body" | "control") => Other::Ignored,
        _ if IGNORED.contains(&name) || name.starts_with("sms_") => Other::Ignored,
        _ => Other::Unknown,
    }
}

/// Columns of `settings` beside those that are used.
pub(super) fn other_setting(name: &str) -> Other {
    match name {
        "submission_url" | "auto_send" | "auto_delete" | "namespaces" | "omit_instanceid"
        | "prefix" => Other::Ignored,
        _ if name.starts_with("sms_") => Other::Ignored,
        _ => Other::Unknown,
    }
}
