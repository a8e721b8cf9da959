//! A moment in time, as the tables keep it.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;
use time::{Duration, OffsetDateTime};

/// Microseconds since 1970 in UTC: exact and alike on every database.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow, serde::Serialize,
)]
#[diesel(sql_type = BigInt)]
pub struct Moment(i64);

impl Moment {
    /// That moment, cut to microseconds.
    pub fn of(time: OffsetDateTime) -> Self {
        Self(i64::try_from(time.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX))
    }

    /// Microseconds since 1970.
    pub fn microseconds(self) -> i64 {
        self.0
    }

    /// As date and time in UTC.
    pub fn time(self) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::microseconds(self.0))
    }

    /// So much later, or earlier.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self::of(self.time().saturating_add(duration))
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Moment
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Moment
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        i64::from_sql(bytes).map(Self)
    }
}
