//! One person's browser: a connection that stays open.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;

/// An open connection, signed in.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    cookie: String,
}

/// An answer as it is sent.
#[derive(Clone, Debug)]
pub struct Save {
    /// The question.
    pub question: String,
    /// The text.
    pub value: String,
    /// The revision that it changes.
    pub base: i64,
}

impl Client {
    /// Connects with the session of `secret`; none where it is empty.
    pub async fn connect(address: SocketAddr, secret: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // It ends with the connection, whatever becomes of that.
        tokio::spawn(connection);
        Ok(Self { sender, host: address.to_string(), cookie: format!("session={secret}") })
    }

    /// The page at `path`.
    pub async fn get(&mut self, path: &str) -> Result<Bytes> {
        let request = self.request("GET", path).body(Full::default())?;
        self.send(request).await
    }

    /// The page at `path` as it travels to a browser.
    pub async fn get_compressed(&mut self, path: &str) -> Result<Bytes> {
        let request = self.request("GET", path).header("accept-encoding", "gzip");
        self.send(request.body(Full::default())?).await
    }

    /// Saves an answer of `office`; returns its revision once it is acknowledged.
    pub async fn save(&mut self, office: &str, save: &Save) -> Result<i64> {
        let Save { question, value, base } = save;
        let change = json!({ "question": question, "value": value, "base": base, "how": "typed" });
        let body = json!({ "changes": [change] }).to_string();
        let request = self.request("POST", &format!("/office/{office}/answers"));
        let request = request.header("content-type", "application/json").body(body.into())?;
        let told: Value = serde_json::from_slice(&self.send(request).await?)?;
        let saved = told["saved"].as_array().and_then(|saved| saved.first());
        saved.and_then(|saved| saved["revision"].as_i64()).with_context(|| format!("{told}"))
    }

    fn request(&self, method: &str, path: &str) -> hyper::http::request::Builder {
        let request = Request::builder().method(method).uri(path);
        let request = request.header("host", &self.host).header("cookie", &self.cookie);
        request.header("origin", format!("http://{}", self.host))
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<Bytes> {
        self.sender.ready().await?;
        let response = self.sender.send_request(request).await?;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        ensure!(status == StatusCode::OK, "{status}: {}", String::from_utf8_lossy(&body));
        Ok(body)
    }
}
