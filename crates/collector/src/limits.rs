//! How often something may be asked, by address and by account.

use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// The limits of a running program.
pub struct Limits {
    /// Sign-in links asked for from one address of the network.
    pub links_by_address: DefaultKeyedRateLimiter<String>,
    /// Sign-in links asked for one account.
    pub links_by_account: DefaultKeyedRateLimiter<String>,
    /// Sign-in links tried from one address.
    pub tries_by_address: DefaultKeyedRateLimiter<String>,
    /// Uploads of one person.
    pub uploads_by_person: DefaultKeyedRateLimiter<String>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            links_by_address: an_hour(60),
            links_by_account: an_hour(8),
            tries_by_address: an_hour(240),
            uploads_by_person: an_hour(120),
        }
    }
}

fn an_hour(times: u32) -> DefaultKeyedRateLimiter<String> {
    let times = NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_hour(times))
}

/// Whether it may be done once more for that key.
pub fn allows(limiter: &DefaultKeyedRateLimiter<String>, key: &str) -> bool {
    limiter.check_key(&key.to_owned()).is_ok()
}
