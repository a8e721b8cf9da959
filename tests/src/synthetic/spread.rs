//! Spreading a total over offices: whole numbers, uneven as in life, and exact.

/// One share for each weight, adding up to `total`; weights are at least 1. Where the total suffices, nobody gets less than 1.
pub fn spread(total: u64, weights: &[u64]) -> Vec<u64> {
    let count = weights.len() as u64;
    let floor = u64::from(total >= count);
    let rest = total - floor * count;
    let sum: u64 = weights.iter().sum::<u64>().max(1);
    let mut shares: Vec<u64> = weights
        .iter()
        .map(|w| {
            floor + u64::try_from(u128::from(rest) * u128::from(*w) / u128::from(sum)).unwrap_or(0)
        })
        .collect();
    let left = usize::try_from(total - shares.iter().sum::<u64>()).unwrap_or(0);
    for share in shares.iter_mut().take(left) {
        *share += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn shares_add_up() {
        for total in [0, 1, 3, 10, 3_499, 28_900_001] {
            assert_eq!(spread(total, &[5, 1, 9, 2]).iter().sum::<u64>(), total);
        }
    }

    #[test]
    fn nobody_is_left_out_where_the_total_suffices() {
        assert_eq!(spread(4, &[100, 1, 1, 1]), [1, 1, 1, 1]);
    }
}
