/// Accents by theme: on paper and on a dark screen. All other colours are mixed from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// On paper; at least 7:1 against white.
    pub accent: &'static str,
    /// On a dark screen.
    pub dark: &'static str,
    /// Ground of white text on a dark screen.
    pub band: &'static str,
}

const LAKE: Theme = Theme { accent: "#0F4C75", dark: "#8FC6EA", band: "#16324A" };

impl Theme {
    /// The theme of this name; `lake` for a name that is none.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "pine" => Self { accent: "#1D5442", dark: "#8FD3B6", band: "#153A2E" },
            "wine" => Self { accent: "#7A2338", dark: "#F0A9B8", band: "#4A1A27" },
            "ink" => Self { accent: "#2B3440", dark: "#BFC9D6", band: "#252D37" },
            _ => LAKE,
        }
    }
}
