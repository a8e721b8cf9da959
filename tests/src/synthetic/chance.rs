//! Variety without randomness: the same words give the same number, on every machine.

/// FNV-1a over the parts, then a finalizer that spreads the bits.
pub fn number(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^= hash >> 30;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 31)
}

/// A number from 0 to `below` - 1.
pub fn below(below: u64, parts: &[&str]) -> u64 {
    number(parts) % below
}
