//! Identifiers and secrets.

use std::sync::Mutex;

use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use uuid::{ContextV7, Timestamp, Uuid};

/// Counts within one moment, so that of two rows of the same moment the one made later sorts later.
static COUNTER: Mutex<ContextV7> = Mutex::new(ContextV7::new());

/// A new identifier: a UUID of version 7, so that rows made later by one program sort later.
pub fn new(now: OffsetDateTime) -> String {
    let seconds = u64::try_from(now.unix_timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(&COUNTER, seconds, now.nanosecond())).to_string()
}

/// A new secret of 32 random bytes, in hexadecimal digits. It is given to its bearer and never stored.
pub fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.map(|byte| format!("{byte:02x}")).concat())
}

/// What is stored in place of a secret, and of anything else whose content must be held against itself: SHA-256 in
/// hexadecimal digits.
pub fn digest(content: impl AsRef<[u8]>) -> String {
    format!("{:x}", Sha256::digest(content))
}
