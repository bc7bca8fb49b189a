/** Addresses of the simulator in the nesting of ccxt's `urls.api`. */
export function addressesAt(port: number) {
  const rest = `http://127.0.0.1:${port}`;
  const socket = `ws://127.0.0.1:${port}`;
  return {
    public: `${rest}/api/v3`,
    private: `${rest}/api/v3`,
    v1: `${rest}/api/v1`,
    sapi: `${rest}/sapi/v1`,
    sapiV2: `${rest}/sapi/v2`,
    sapiV3: `${rest}/sapi/v3`,
    sapiV4: `${rest}/sapi/v4`,
    fapiPublic: `${rest}/fapi/v1`,
    fapiPublicV2: `${rest}/fapi/v2`,
    fapiPublicV3: `${rest}/fapi/v3`,
    fapiPrivate: `${rest}/fapi/v1`,
    fapiPrivateV2: `${rest}/fapi/v2`,
    fapiPrivateV3: `${rest}/fapi/v3`,
    fapiData: `${rest}/futures/data`,
    dapiPublic: `${rest}/dapi/v1`,
    dapiPrivate: `${rest}/dapi/v1`,
    dapiPrivateV2: `${rest}/dapi/v2`,
    dapiData: `${rest}/futures/data`,
    ws: {
      // ccxt tells spot from futures by "/stream" in the address, and rewrites a futures address that ends in "/ws".
      spot: `${socket}/stream/ws`,
      margin: `${socket}/stream/ws`,
      future: `${socket}/fut/ws`,
      delivery: `${socket}/delivery/ws`,
      'ws-api': { spot: `${socket}/ws-api/v3`, future: `${socket}/ws-fapi/v1`, delivery: `${socket}/ws-dapi/v1` },
    },
  };
}
