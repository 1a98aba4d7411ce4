package org.gridward.resource;

/**
 * Metres along the WGS84 ellipsoid by Vincenty's inverse formula (1975), good to a tenth of a
 * millimetre anywhere but near the antipodes; shares nothing with what is tested.
 */
final class Geodesic {

  private static final double A = 6_378_137.0;
  private static final double F = 1 / 298.257223563;
  private static final double B = A * (1 - F);

  private Geodesic() {}

  static double metres(double lon1, double lat1, double lon2, double lat2) {
    var u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(lat1)));
    var u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(lat2)));
    var l = Math.toRadians(lon2 - lon1);
    var lambda = l;
    for (var step = 0; step < 100; step++) {
      var east = Math.cos(u2) * Math.sin(lambda);
      var north = Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda);
      var sinSigma = Math.sqrt(east * east + north * north);
      if (sinSigma == 0) {
        return 0;
      }
      var cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
      var sigma = Math.atan2(sinSigma, cosSigma);
      var sinAlpha = Math.cos(u1) * east / sinSigma;
      var cos2 = 1 - sinAlpha * sinAlpha;
      var middle = cos2 == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cos2;
      var c = F / 16 * cos2 * (4 + F * (4 - 3 * cos2));
      var bend = sigma + c * sinSigma * (middle + c * cosSigma * (2 * middle * middle - 1));
      var next = l + (1 - c) * F * sinAlpha * bend;
      if (Math.abs(next - lambda) < 1e-15) {
        return length(cos2, sigma, sinSigma, cosSigma, middle);
      }
      lambda = next;
    }
    return length(0, Math.PI, 0, -1, 0);
  }

  private static double length(
      double cos2, double sigma, double sinSigma, double cosSigma, double middle) {
    var u = cos2 * (A * A - B * B) / (B * B);
    var a = 1 + u / 16_384 * (4_096 + u * (-768 + u * (320 - 175 * u)));
    var b = u / 1_024 * (256 + u * (-128 + u * (74 - 47 * u)));
    var square = 2 * middle * middle - 1;
    var cubic = middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3);
    var bend = b * sinSigma * (middle + b / 4 * (cosSigma * square - b / 6 * cubic));
    return B * a * (sigma - bend);
  }
}
