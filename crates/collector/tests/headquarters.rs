//! What headquarters can do, through the router.

mod support;

use support::{Who, World};

#[tokio::test]
async fn everyone_gets_in_and_sees_a_page() {
    let world = World::new().await;
    for who in Who::ALL {
        let mut client = world.sign_in(who).await;
        let page = client.get("/account").await;
        assert_eq!(page.status, 200, "{who:?}");
        page.check();
    }
}
